// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticscriteria.h"

#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

QString analyticsName(const QString &column)
{
    QString name = column;
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

Result<QString> analyticsLiteral(const AnalyticsColumn &column, const QString &value)
{
    if (!column.isNumeric()) {
        QString text = value;
        return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
    }
    static const QRegularExpression number(u"^-?[0-9]{1,40}(\\.[0-9]{1,40})?$"_s);
    if (number.match(value).hasMatch() && !value.endsWith(u'\n'))
        return value;
    return fail(ErrorKind::Data, u"The rows cannot be named."_s,
        u"A value of the column \"%1\" is no number."_s.arg(column.name),
        u"Compare the columns of the table and of the view."_s);
}

Result<QString> analyticsEquals(const AnalyticsColumn &column, const QString &value)
{
    if (value.isNull())
        return analyticsName(column.name) + u" is null"_s;
    Result<QString> literal = analyticsLiteral(column, value);
    return literal ? Result<QString>(analyticsName(column.name) + u'=' + *literal) : literal;
}

Result<QString> analyticsIn(const AnalyticsColumn &column, const QStringList &values)
{
    if (values.isEmpty()) {
        return fail(ErrorKind::Internal, u"The rows cannot be named."_s, u"There are none."_s);
    }
    QString list;
    for (const QString &value : values) {
        const Result<QString> literal = analyticsLiteral(column, value);
        if (!literal)
            return literal;
        if (!list.isEmpty())
            list += u',';
        list += *literal;
    }
    return analyticsName(column.name) + u" in ("_s + list + u')';
}

} // namespace sluice
