// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/zcql.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

QString zcqlText(const QString &value)
{
    QString text = value;
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

Result<QString> zcqlId(const QString &id)
{
    const bool isId = !id.isEmpty() && id.size() <= 20
        && std::ranges::all_of(id, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isId)
        return id;
    return fail(ErrorKind::Data, u"The query cannot be made."_s, u"A row id is not a number."_s);
}

Result<QString> zcqlName(const QString &name)
{
    const auto isPlain = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
    if (!name.isEmpty() && std::ranges::all_of(name, isPlain))
        return name;
    return fail(ErrorKind::Config, u"The query cannot be made."_s,
        u"\"%1\" is no name of a table or column."_s.arg(name.left(100)),
        u"Check the names in the job."_s);
}

Result<QString> zcqlSelect(const QString &table, const QStringList &columns)
{
    if (columns.size() > kZcqlMaxColumns) {
        return fail(ErrorKind::Config, u"The query cannot be made."_s,
            u"It asks for %1 columns, and Catalyst gives %2 at once."_s.arg(columns.size())
                .arg(kZcqlMaxColumns));
    }
    const Result<QString> from = zcqlName(table);
    if (!from)
        return from;
    QStringList names;
    for (const QString &column : columns) {
        Result<QString> name = zcqlName(column);
        if (!name)
            return name;
        names.append(*std::move(name));
    }
    return u"SELECT %1 FROM %2"_s.arg(names.isEmpty() ? u"*"_s : names.join(u", "_s), *from);
}

QString zcqlLimit(qint64 offset, int count)
{
    return u" LIMIT %1,%2"_s.arg(std::max<qint64>(0, offset))
        .arg(std::clamp(count, 1, kZcqlMaxRows));
}

} // namespace sluice
