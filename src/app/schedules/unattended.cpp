// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/unattended.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Values and runs of three and more, as systemd writes them.
QString calendarList(const QList<int> &values, int digits, const QStringList &names = {})
{
    const auto text = [&](int value) -> QString {
        return names.isEmpty() ? QString::number(value).rightJustified(digits, u'0')
                               : names.value(value);
    };
    QStringList parts;
    for (qsizetype first = 0; first < values.size();) {
        qsizetype last = first;
        while (last + 1 < values.size() && values.at(last + 1) == values.at(last) + 1)
            ++last;
        if (last - first < 2)
            last = first;
        parts.append(last == first ? text(values.at(first))
                                   : text(values.at(first)) + u".."_s + text(values.at(last)));
        first = last + 1;
    }
    return parts.join(u',');
}

QString calendarField(const CronExpression &expression, CronExpression::Field field)
{
    return expression.isAll(field) ? u"*"_s : calendarList(expression.field(field).values(), 2);
}

QString calendarWeekdays(const CronExpression &expression)
{
    QList<int> days = expression.field(CronExpression::Weekday).values();
    if (days.constFirst() == 0) { // their week ends on Sunday
        days.removeFirst();
        days.append(7);
    }
    return calendarList(
        days, 1, {QString(), u"Mon"_s, u"Tue"_s, u"Wed"_s, u"Thu"_s, u"Fri"_s, u"Sat"_s, u"Sun"_s});
}

// One word of a systemd command line.
QString systemdWord(const QString &word)
{
    QString text = word;
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    text.replace(u'%', u"%%"_s).replace(u'$', u"$$"_s);
    return u'"' + text + u'"';
}

QString shellWord(const QString &word)
{
    static const QString plain = u"/._-+:@,="_s;
    const bool isPlain = !word.isEmpty() && std::ranges::all_of(word, [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || plain.contains(c);
    });
    return isPlain ? word : u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QStringList runWords(const UnattendedJob &job, const QString &name)
{
    QStringList words{job.program, u"run"_s, name};
    if (!job.dataDirectory.isEmpty())
        words += {u"--data-dir"_s, job.dataDirectory};
    words.append(u"--quiet"_s);
    return words;
}

QString shellRun(const UnattendedJob &job, const QString &name)
{
    QStringList words;
    for (const QString &word : runWords(job, name))
        words.append(shellWord(word));
    return words.join(u' ');
}

// Letters, digits and dashes of the job's name; where that loses something, a hash tells apart.
QString unitName(const QString &job)
{
    QString name;
    for (const QChar c : job.toLower()) {
        const bool isKept = c.unicode() < 128 && c.isLetterOrNumber();
        if (isKept)
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    while (name.endsWith(u'-'))
        name.chop(1);
    if (QString(name).replace(u'-', u' ') != job.toLower()) {
        const QByteArray hash
            = QCryptographicHash::hash(job.toUtf8(), QCryptographicHash::Sha256).toHex().first(6);
        name += (name.isEmpty() ? QString() : u"-"_s) + QString::fromLatin1(hash);
    }
    return u"sluice-"_s + name;
}

Result<CronExpression> expressionOf(const UnattendedJob &job)
{
    if (job.cron.isEmpty())
        return fail(ErrorKind::Config, u"The job “%1” has no schedule"_s.arg(job.name), {},
            u"Set one: sluice-cli schedules set NAME \"0 2 * * *\""_s);
    return CronExpression::parse(job.cron);
}

QString switchOffNotice(const UnattendedJob &job)
{
    return u"# Switch the job's schedule in Sluice off, or both start it:\n"
           "# sluice-cli schedules disable %1\n"_s.arg(shellWord(job.name));
}

QString plainName(QString name)
{
    return name.replace(u'%', u"%%"_s);
}

} // namespace

QStringList onCalendar(const CronExpression &expression, const QString &zone)
{
    const QString month = calendarField(expression, CronExpression::Month);
    const QString time = u" %1:%2:00"_s.arg(calendarField(expression, CronExpression::Hour),
        calendarField(expression, CronExpression::Minute));
    const QString end = zone.isEmpty() ? time : QString(time + u' ' + zone);
    const bool anyDay = expression.isAll(CronExpression::Day);
    const bool anyWeekday = expression.isAll(CronExpression::Weekday);
    const QString days = calendarField(expression, CronExpression::Day);
    const QString weekdays = anyWeekday ? QString() : calendarWeekdays(expression) + u' ';
    if (!expression.isEitherDay())
        return {weekdays + u"*-"_s + month + u'-' + days + end};
    if (anyDay || anyWeekday)
        return {u"*-"_s + month + u"-*"_s + end};
    return {u"*-"_s + month + u'-' + days + end, weekdays + u"*-"_s + month + u"-*"_s + end};
}

QString shellCommand(const UnattendedJob &job)
{
    QString text = shellRun(job, job.name);
    for (const UnattendedJob::Next &next : job.chain) {
        if (next.onRejections)
            text += u" || [ $? -eq 4 ]"_s;
        text += u" && "_s + shellRun(job, next.name);
    }
    return text;
}

Result<SystemdUnits> systemdUnits(const UnattendedJob &job)
{
    const auto expression = expressionOf(job);
    if (!expression)
        return fail(expression.error());
    SystemdUnits units{.name = unitName(job.name), .service = {}, .timer = {}};
    // One after the other, each only if the one before has completed. Where rejections (4) do not
    // matter a shell says so.
    const bool isPlain = std::ranges::none_of(
        job.chain, [](const UnattendedJob::Next &next) { return next.onRejections; });
    QStringList commands;
    if (isPlain) {
        const auto line = [&job](const QString &name) -> QString {
            QStringList words;
            for (const QString &word : runWords(job, name))
                words.append(systemdWord(word));
            return u"ExecStart="_s + words.join(u' ');
        };
        commands.append(line(job.name));
        for (const UnattendedJob::Next &next : job.chain)
            commands.append(line(next.name));
    } else {
        commands.append(u"ExecStart=/bin/sh -c "_s + systemdWord(shellCommand(job)));
    }
    units.service = u"[Unit]\nDescription=Sluice: %1\n\n[Service]\nType=oneshot\n%2\n"_s.arg(
        plainName(job.name), commands.join(u'\n'));
    units.timer = switchOffNotice(job)
        + u"[Unit]\nDescription=Sluice: %1\n\n[Timer]\n"_s.arg(plainName(job.name));
    for (const QString &event : onCalendar(*expression, job.terms.zone))
        units.timer += u"OnCalendar="_s + event + u'\n';
    units.timer += u"Persistent=%1\nAccuracySec=1s\n\n[Install]\nWantedBy=timers.target\n"_s.arg(
        job.terms.skipsMissed ? u"false"_s : u"true"_s);
    return units;
}

Result<QString> systemdText(const UnattendedJob &job)
{
    auto units = systemdUnits(job);
    if (!units)
        return fail(units.error());
    return u"# ~/.config/systemd/user/%1.service\n%2\n# ~/.config/systemd/user/%1.timer\n%3\n"
           "# Then: systemctl --user enable --now %1.timer\n"_s.arg(
               units->name, units->service, units->timer);
}

Result<QString> cronLines(const UnattendedJob &job)
{
    const auto expression = expressionOf(job);
    if (!expression)
        return fail(expression.error());
    QString text = switchOffNotice(job);
    if (!job.terms.zone.isEmpty())
        text += u"# Debian's cron goes by the machine's time zone and passes CRON_TZ over\n"
                "CRON_TZ=%1\n"_s.arg(job.terms.zone);
    // In a crontab a percent sign is the end of the line.
    return text + expression->text() + u' ' + shellCommand(job).replace(u'%', u"\\%"_s) + u'\n';
}

} // namespace sluice
