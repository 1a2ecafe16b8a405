// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/environmentsecret.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

Result<Secret> environmentSecret(const QString &reference)
{
    const QString name = reference.section(u'.', 0, 0);
    const QString member = reference.section(u'.', 1);
    const QByteArray variable = name.toUtf8();
    Secret value(qgetenv(variable.constData()));
    if (value.isEmpty()) {
        return fail(ErrorKind::Config, {}, u"The environment variable %1 is not set"_s.arg(name),
            u"Set it and start again"_s);
    }
    if (member.isEmpty()) {
        return value;
    }
    const QJsonDocument document = QJsonDocument::fromJson(value.reveal());
    Secret part(document.object().value(member).toString().toUtf8());
    if (part.isEmpty()) {
        return fail(ErrorKind::Config, {},
            u"The environment variable %1 holds no JSON object with the text “%2”"_s.arg(
                name, member),
            u"Correct it and start again"_s);
    }
    return part;
}

} // namespace sluice
