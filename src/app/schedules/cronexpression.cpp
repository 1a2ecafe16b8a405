// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/cronexpression.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct FieldForm
{
    const char *name; // of the field
    const char *told; // as sentences have it
    int low;
    int high;
    const char *names; // from `low` on, three letters each
};

constexpr FieldForm kForms[CronExpression::FieldCount] = {{"minute", "minute", 0, 59, ""},
    {"hour", "hour", 0, 23, ""}, {"day", "day of the month", 1, 31, ""},
    {"month", "month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
    {"weekday", "weekday", 0, 7, "sunmontuewedthufrisat"}};

constexpr std::pair<const char *, const char *> kNicknames[] = {{"@hourly", "0 * * * *"},
    {"@daily", "0 0 * * *"}, {"@midnight", "0 0 * * *"}, {"@weekly", "0 0 * * 0"},
    {"@monthly", "0 0 1 * *"}, {"@yearly", "0 0 1 1 *"}, {"@annually", "0 0 1 1 *"}};

tl::unexpected<Error> fieldProblem(
    const FieldForm &form, const QString &what, const QString &next = {})
{
    return fail(Error{.kind = ErrorKind::Config,
        .what = what,
        .next = next,
        .code = QString::fromLatin1(form.name)});
}

// A number of at most three digits, or a name.
std::optional<int> cronValue(const FieldForm &form, QStringView text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= 3
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isNumber)
        return text.toInt();
    if (text.size() != 3)
        return std::nullopt;
    const qsizetype at = QLatin1StringView(form.names).indexOf(text, 0, Qt::CaseInsensitive);
    return at >= 0 && at % 3 == 0 ? std::optional<int>(form.low + static_cast<int>(at / 3))
                                  : std::nullopt;
}

Result<int> cronNumber(const FieldForm &form, QStringView text)
{
    const auto value = cronValue(form, text);
    const QString told = QString::fromLatin1(form.told);
    if (!value)
        return fieldProblem(form, u"The %1 “%2” is not understood"_s.arg(told, text),
            form.names[0] ? u"Use a number or three letters, such as %1"_s.arg(
                QString::fromLatin1(form.names).left(3))
                          : u"Use numbers, such as %1"_s.arg(form.low));
    if (*value < form.low || *value > form.high)
        return fieldProblem(form,
            u"The %1 %2 is not between %3 and %4"_s.arg(
                told, text.toString(), QString::number(form.low), QString::number(form.high)));
    return *value;
}

// "*", "5", "1-5", each with "/2" behind it but for the single value.
Result<CronField::Range> cronRange(const FieldForm &form, QStringView item)
{
    const QString told = QString::fromLatin1(form.told);
    if (item.isEmpty())
        return fieldProblem(form, u"The %1 has nothing beside a comma"_s.arg(told));
    CronField::Range range;
    const qsizetype slash = item.indexOf(u'/');
    const QStringView values = slash < 0 ? item : item.first(slash);
    const qsizetype dash = values.indexOf(u'-');
    if (values == u"*") {
        range = {.low = form.low, .high = form.high == 7 ? 6 : form.high, .isStar = true};
    } else {
        auto low = cronNumber(form, dash < 0 ? values : values.first(dash));
        if (!low)
            return fail(low.error());
        auto high = dash < 0 ? low : cronNumber(form, values.sliced(dash + 1));
        if (!high)
            return fail(high.error());
        const bool endsOnSunday = form.high == 7 && *high == 0 && *low > 0;
        range = {.low = *low, .high = endsOnSunday ? 7 : *high};
        if (range.low > range.high)
            return fieldProblem(form, u"The %1 “%2” ends before it begins"_s.arg(told, values),
                u"Write two ranges with a comma between"_s);
    }
    if (slash < 0)
        return range;
    const QStringView step = item.sliced(slash + 1);
    const bool isNumber = !step.isEmpty() && step.size() <= 3
        && std::ranges::all_of(step, [](QChar c) { return c >= u'0' && c <= u'9'; });
    range.step = isNumber ? step.toInt() : 0;
    if (range.step < 1)
        return fieldProblem(
            form, u"The step “%1” of the %2 is not a number from 1"_s.arg(step, told));
    if (!range.isStar && dash < 0)
        return fieldProblem(form, u"The %1 “%2” has a step and no range"_s.arg(told, item),
            u"Write %1-%2/%3, or */%3"_s.arg(values, QString::number(form.high), step));
    return range;
}

Result<CronField> cronField(const FieldForm &form, const QString &text)
{
    CronField field;
    field.isStar = text.startsWith(u'*');
    for (const QStringView item : QStringView(text).split(u',')) {
        auto range = cronRange(form, item);
        if (!range)
            return fail(range.error());
        for (int value = range->low; value <= range->high; value += range->step)
            field.bits |= quint64(1) << (form.high == 7 ? value % 7 : value);
        field.ranges.append(*range);
    }
    return field;
}

int longestOf(int month)
{
    return month == 2 ? 29 : QDate(2023, month, 1).daysInMonth();
}

} // namespace

QList<int> CronField::values() const
{
    QList<int> all;
    for (int value = 0; value < 64; ++value) {
        if (has(value))
            all.append(value);
    }
    return all;
}

QString cronFieldName(CronExpression::Field field)
{
    return QString::fromLatin1(kForms[field].name);
}

Result<CronExpression> CronExpression::parse(const QString &text)
{
    QString plain = text.simplified();
    if (plain.startsWith(u'@')) {
        const auto known = std::ranges::find_if(kNicknames, [&plain](const auto &nickname) {
            return plain.compare(QLatin1StringView(nickname.first), Qt::CaseInsensitive) == 0;
        });
        if (known == std::end(kNicknames))
            return fail(ErrorKind::Config, u"“%1” is no time"_s.arg(plain.left(40)), {},
                u"Use five fields, or @hourly, @daily, @weekly, @monthly or @yearly"_s);
        plain = QString::fromLatin1(known->second);
    }
    const QStringList words = plain.split(u' ', Qt::SkipEmptyParts);
    if (words.size() != FieldCount)
        return fail(ErrorKind::Config, u"A schedule must have five fields, such as 0 2 * * *"_s,
            u"There are %1"_s.arg(words.size()),
            u"Write minute, hour, day of the month, month and weekday"_s);
    CronExpression expression;
    for (int field = 0; field < FieldCount; ++field) {
        auto read = cronField(kForms[field], words.at(field));
        if (!read)
            return fail(read.error());
        expression.m_fields[field] = *read;
    }
    // A day that no chosen month has, as the 30th of February, never comes.
    if (!expression.isEitherDay()) {
        const QList<int> months = expression.field(Month).values();
        const int first = expression.field(Day).values().constFirst();
        if (std::ranges::none_of(months, [first](int month) { return first <= longestOf(month); }))
            return fieldProblem(kForms[Day], u"None of these months has a day %1"_s.arg(first));
    }
    return expression;
}

bool CronExpression::isAll(Field field) const
{
    const int low = kForms[field].low;
    const int high = field == Weekday ? 6 : kForms[field].high;
    for (int value = low; value <= high; ++value) {
        if (!m_fields[field].has(value))
            return false;
    }
    return true;
}

bool CronExpression::isEitherDay() const
{
    return !m_fields[Day].isStar && !m_fields[Weekday].isStar;
}

bool CronExpression::matchesDay(const QDate &date) const
{
    if (!m_fields[Month].has(date.month()))
        return false;
    const bool isDay = m_fields[Day].has(date.day());
    const bool isWeekday = m_fields[Weekday].has(date.dayOfWeek() % 7);
    return isEitherDay() ? isDay || isWeekday : isDay && isWeekday;
}

QString CronExpression::text() const
{
    QStringList words;
    for (const CronField &field : m_fields) {
        QStringList items;
        for (const CronField::Range &range : field.ranges) {
            QString item = range.isStar ? u"*"_s : QString::number(range.low);
            if (!range.isStar && (range.high != range.low || range.step != 1))
                item += u'-' + QString::number(range.high);
            if (range.step != 1)
                item += u'/' + QString::number(range.step);
            items.append(item);
        }
        words.append(items.join(u','));
    }
    return words.join(u' ');
}

} // namespace sluice
