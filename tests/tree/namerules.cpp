// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/namerules.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// Lines as clang-format leaves them. Of groups: "namespace" with its name; its end; a type's name.
const QRegularExpression &line()
{
    static const QRegularExpression expression(
        u"^(?:(?:inline )?(namespace)(?: ([\\w:]+))? \\{|(\\} // namespace)\\b.*|"
        "(?:template <[^\\n]*> )?(?:class|struct|enum class) (\\w+)(?: final)?(?: : [^;{]*)?)$"_s,
        QRegularExpression::MultilineOption);
    return expression;
}

} // namespace

QStringList typesAreNamedOnce(const QList<SourceFile> &tree)
{
    QMap<QString, QString> homes; // of each type
    QStringList complaints;
    for (const SourceFile &file : tree) {
        if (!file.isCpp() || !file.isBelow(u"src"_s))
            continue;
        QStringList spaces;
        auto matches = line().globalMatch(file.text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (match.hasCaptured(1)) {
                spaces << match.captured(2);
            } else if (match.hasCaptured(3)) {
                if (!spaces.isEmpty())
                    spaces.removeLast();
            } else if (!spaces.contains(QString())) {
                const QString name = (spaces + QStringList{match.captured(4)}).join("::"_L1);
                const QString home = homes.value(name, file.path);
                homes.insert(name, home);
                if (home != file.path) {
                    complaints << file.complaint(
                        match.capturedStart(4), u"%1 is defined in %2 too"_s.arg(name, home));
                }
            }
        }
    }
    return complaints;
}

} // namespace sluice::testing
