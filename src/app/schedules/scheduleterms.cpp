// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/scheduleterms.h"

#include "app/schedules/crontimes.h"
#include "core/mapping/jsoncheck.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString readCron(JsonObjectReader &reader, const QString &key, const QString &text)
{
    const QString cron = text.simplified();
    if (cron.isEmpty())
        return {};
    if (const auto read = CronExpression::parse(cron); !read) {
        const QString field = read.error().code; // the value is not quoted, as of all others
        reader.problem(key,
            field.isEmpty()
                ? u"must have five fields, such as 0 2 * * *, or be @daily or another of its kind"_s
                : QString(u"has a wrong "_s + field));
    }
    return cron;
}

} // namespace

QJsonValue scheduleToJson(const QString &cron, const ScheduleTerms &terms)
{
    if (terms == ScheduleTerms())
        return cron.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(cron);
    QJsonObject json;
    if (!cron.isEmpty())
        json.insert(u"cron"_s, cron);
    if (!terms.zone.isEmpty())
        json.insert(u"zone"_s, terms.zone);
    if (terms.skipsMissed)
        json.insert(u"missed"_s, u"skip"_s);
    if (terms.isDryRun)
        json.insert(u"dryRun"_s, true);
    if (!terms.thenJob.isEmpty())
        json.insert(u"then"_s, terms.thenJob);
    if (terms.thenOnRejections)
        json.insert(u"thenOnRejections"_s, true);
    return json;
}

void readSchedule(JsonObjectReader &reader, const QString &key, QString &cron, ScheduleTerms &terms)
{
    const QJsonValue value = reader.value(key);
    if (value.isNull() || value.isUndefined())
        return;
    if (!value.isObject()) {
        cron = readCron(reader, key, reader.text(key, JsonNeed::Optional));
        return;
    }
    JsonObjectReader inner(value.toObject(), reader.pathOf(key), reader.problems());
    cron = readCron(inner, u"cron"_s, inner.text(u"cron"_s, JsonNeed::Optional));
    terms.zone = inner.text(u"zone"_s, JsonNeed::Optional).trimmed();
    if (const auto zone = scheduleZone(terms.zone); !zone)
        inner.problem(u"zone"_s, u"must be a time zone such as Europe/Berlin"_s);
    terms.skipsMissed = inner.choice(u"missed"_s, {u"run"_s, u"skip"_s}, u"run"_s) == u"skip"_s;
    terms.isDryRun = inner.flag(u"dryRun"_s, false);
    terms.thenJob = inner.text(u"then"_s, JsonNeed::Optional);
    terms.thenOnRejections = inner.flag(u"thenOnRejections"_s, false);
    inner.finish();
}

QString scheduleToText(const QString &cron, const ScheduleTerms &terms)
{
    const QJsonValue json = scheduleToJson(cron, terms);
    return json.isObject()
        ? QString::fromUtf8(QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact))
        : json.toString(u""_s);
}

void scheduleOfText(const QString &text, QString &cron, ScheduleTerms &terms)
{
    cron = text;
    terms = {};
    if (!text.startsWith(u'{'))
        return;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    cron = json.value(u"cron"_s).toString();
    terms = {.zone = json.value(u"zone"_s).toString(),
        .skipsMissed = json.value(u"missed"_s) == u"skip"_s,
        .isDryRun = json.value(u"dryRun"_s).toBool(),
        .thenJob = json.value(u"then"_s).toString(),
        .thenOnRejections = json.value(u"thenOnRejections"_s).toBool()};
}

} // namespace sluice
