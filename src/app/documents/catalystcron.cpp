// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/catalystcron.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kAnyTime = "*"_L1;

QJsonObject cronDetail(const QJsonObject &cron)
{
    for (const auto &key : {"cron_detail"_L1, "job_detail"_L1}) {
        if (cron.value(key).isObject())
            return cron.value(key).toObject();
    }
    return {};
}

Error notThatCron(const QString &why)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"The cron is not understood"_s,
        .why = why,
        .next = u"Copy it again; nothing was changed"_s};
}

// A number of the detail within its bounds; Catalyst has them as numbers and as text.
Result<int> numberOf(const QJsonValue &value, const QString &key, int least, int most)
{
    bool isNumber = value.isDouble();
    const int number = isNumber ? value.toInt(least - 1) : value.toString().toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    return fail(notThatCron(u"%1 must be a number from %2 to %3"_s.arg(
        key, QString::number(least), QString::number(most))));
}

Result<int> partOf(const QJsonObject &detail, const QString &key, int most)
{
    return detail.contains(key) ? numberOf(detail.value(key), key, 0, most) : Result<int>(0);
}

// A field of the schedule; `*` where the list is not there.
Result<QString> listOf(const QJsonObject &detail, const QString &key, int least, int most)
{
    QStringList numbers;
    const QJsonArray values = detail.value(key).toArray();
    for (const QJsonValue &value : values) {
        auto number = numberOf(value, key, least, most);
        if (!number)
            return fail(number.error());
        numbers.append(QString::number(*number));
    }
    return numbers.isEmpty() ? QString(kAnyTime) : numbers.join(u',');
}

class CronReading final
{
public:
    CronReading(const QJsonObject &cron, const QTimeZone &here, const QDate &day)
        : m_cron(cron)
        , m_detail(cronDetail(cron))
        , m_here(here)
        , m_day(day)
    {
    }

    Result<CatalystCron> read()
    {
        m_read.name = m_cron.value("cron_name"_L1).toString();
        m_read.parameters = catalystCronParameters(m_cron);
        const QJsonValue status
            = m_cron.value(m_cron.contains("cron_status"_L1) ? "cron_status"_L1 : "status"_L1);
        m_read.isOn = status.toVariant().toString() != "false"_L1;
        const QString repetition = m_detail.value("repetition_type"_L1).toString().toLower();
        const QString type = m_cron.value("cron_type"_L1).toString().toLower();
        auto read = m_cron.contains("cron_expression"_L1)       ? readExpression()
            : repetition == "every"_L1 || type == "periodic"_L1 ? readEvery()
            : type == "onetime"_L1                              ? readOnce()
            : m_detail.isEmpty()                                ? Result<void>()
                                                                : readCalendar(repetition);
        if (!read)
            return fail(read.error());
        return m_read;
    }

private:
    Result<void> readExpression()
    {
        static const QRegularExpression form(u"\\A[0-9A-Za-z*/,-]+( [0-9A-Za-z*/,-]+){4}\\z"_s);
        const QString text = m_cron.value("cron_expression"_L1).toString().simplified();
        if (!form.match(text).hasMatch()) {
            cannotBeSaid(u"The cron's expression has not five fields"_s);
            return {};
        }
        m_read.schedule = text;
        const auto zone = zoneOf();
        if (zone && *zone != m_here)
            m_read.notices.append(
                u"Warning: the cron's expression is of the time zone %1 and is"
                " taken over as it stands, by this computer's clock (%2)"_s.arg(
                    QString::fromLatin1(zone->id()), QString::fromLatin1(m_here.id())));
        return {};
    }

    Result<void> readEvery()
    {
        auto hours = partOf(m_detail, u"hour"_s, 24);
        auto minutes = partOf(m_detail, u"minute"_s, 59);
        auto seconds = partOf(m_detail, u"second"_s, 59);
        for (const auto *part : {&hours, &minutes, &seconds}) {
            if (!*part)
                return fail(part->error());
        }
        if (*minutes == 0 && *seconds == 0 && *hours > 0 && 24 % *hours == 0)
            m_read.schedule = *hours == 24 ? u"0 0 * * *"_s : u"0 */%1 * * *"_s.arg(*hours);
        else if (*hours == 0 && *seconds == 0 && *minutes > 0 && 60 % *minutes == 0)
            m_read.schedule = u"*/%1 * * * *"_s.arg(*minutes);
        else
            cannotBeSaid(u"The cron repeats every %1 h %2 min %3 s"_s.arg(*hours).arg(*minutes).arg(
                *seconds));
        return {};
    }

    Result<void> readOnce()
    {
        cannotBeSaid(u"The cron is for one time only"_s);
        return {};
    }

    Result<void> readCalendar(const QString &repetition)
    {
        if (!QStringList{u"daily"_s, u"monthly"_s, u"yearly"_s}.contains(repetition))
            return fail(
                notThatCron(u"repetition_type is none of every, daily, monthly and yearly"_s));
        auto hour = partOf(m_detail, u"hour"_s, 23);
        auto minute = partOf(m_detail, u"minute"_s, 59);
        auto second = partOf(m_detail, u"second"_s, 59);
        auto days = listOf(m_detail, u"days"_s, 1, 31);
        auto months = listOf(m_detail, u"months"_s, 1, 12);
        for (const auto *part : {&hour, &minute, &second}) {
            if (!*part)
                return fail(part->error());
        }
        for (const auto *part : {&days, &months}) {
            if (!*part)
                return fail(part->error());
        }
        if (!m_detail.value("weeks_of_month"_L1).toArray().isEmpty()) {
            cannotBeSaid(u"The cron is for certain weeks of a month"_s);
            return {};
        }
        if (*second != 0)
            m_read.notices.append(u"The cron's %1 s are left out"_s.arg(*second));
        const bool isDaily = repetition == "daily"_L1;
        const QTime at = here(QTime(*hour, *minute), isDaily);
        m_read.schedule = u"%1 %2 %3 %4 *"_s.arg(QString::number(at.minute()),
            QString::number(at.hour()), isDaily ? QString(kAnyTime) : *days,
            repetition == "yearly"_L1 ? *months : QString(kAnyTime));
        return {};
    }

    // The cron's zone; nothing: it names none, or none that is known.
    std::optional<QTimeZone> zoneOf()
    {
        const QString name
            = m_detail.value("timezone"_L1).toString(m_cron.value("timezone"_L1).toString());
        if (name.isEmpty()) {
            m_read.notices.append(
                u"The cron names no time zone: its time is taken by this computer's clock (%1)"_s
                    .arg(QString::fromLatin1(m_here.id())));
            return {};
        }
        const QTimeZone zone(name.toLatin1());
        if (zone.isValid())
            return zone;
        m_read.notices.append(
            u"Warning: the cron's time zone “%1” is not known; its time is taken by this computer's"
            " clock (%2)"_s.arg(name, QString::fromLatin1(m_here.id())));
        return {};
    }

    // The cron's time by this computer's clock. Days of a month cannot be moved by one.
    QTime here(const QTime &time, bool isDaily)
    {
        const auto zone = zoneOf();
        if (!zone || *zone == m_here)
            return time;
        const QDateTime there(m_day, time, *zone);
        const QDateTime moved = there.toTimeZone(m_here);
        const QString clocks
            = u"%1 in %2"_s.arg(time.toString(u"HH:mm"_s), QString::fromLatin1(zone->id()));
        if (moved.date() != m_day && !isDaily) {
            m_read.notices.append(
                u"Warning: %1 is on another day here; it is taken by this computer's clock (%2)"_s
                    .arg(clocks, QString::fromLatin1(m_here.id())));
            return time;
        }
        m_read.notices.append(
            u"The cron's %1 is %2 by this computer's clock (%3) at present; the schedule keeps to"
            " that clock, also when either changes to summer time"_s.arg(
                clocks, moved.time().toString(u"HH:mm"_s), QString::fromLatin1(m_here.id())));
        return moved.time();
    }

    void cannotBeSaid(const QString &what)
    {
        m_read.notices.append(
            u"%1, which a schedule cannot say; set one in the job by hand"_s.arg(what));
    }

    const QJsonObject m_cron;
    const QJsonObject m_detail;
    const QTimeZone m_here;
    const QDate m_day;
    CatalystCron m_read;
};

} // namespace

bool isCatalystCron(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.contains("formatVersion"_L1))
        return false;
    for (const auto &key : {"cron_detail"_L1, "job_detail"_L1, "cron_expression"_L1, "cron_type"_L1,
             "cron_name"_L1, "MODULE"_L1, "FIELDS_TO_BE_PROCESSED"_L1}) {
        if (object.contains(key))
            return true;
    }
    return false;
}

QMap<QString, QString> catalystCronParameters(const QJsonObject &cron)
{
    QMap<QString, QString> parameters;
    const QJsonObject places[] = {cron, cron.value("job_meta"_L1).toObject(), cronDetail(cron),
        cron.value("cron_function_details"_L1).toObject()};
    for (const QJsonObject &place : places) {
        for (const auto &key : {"params"_L1, "cron_params"_L1, "job_params"_L1}) {
            const QJsonObject given = place.value(key).toObject();
            for (auto it = given.begin(); it != given.end(); ++it)
                parameters.insert(it.key(), it.value().toVariant().toString());
        }
    }
    return parameters;
}

Result<CatalystCron> readCatalystCron(
    const QJsonObject &cron, const QTimeZone &here, const QDate &day)
{
    return CronReading(cron, here, day).read();
}

} // namespace sluice
