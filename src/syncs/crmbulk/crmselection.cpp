// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmselection.h"

#include "core/mapping/changes/changeprofile.h"
#include "syncs/crmbulk/modules/moduleparts.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const QStringList &selectionKeys()
{
    static const QStringList keys{u"mode"_s, u"since"_s, u"ids"_s, u"rows"_s, u"pages"_s,
        u"rejected"_s, u"rejectedIds"_s, u"meant"_s};
    return keys;
}

bool isRecordId(const QString &text)
{
    static const QRegularExpression pattern(u"^[0-9]{1,19}$"_s);
    return pattern.match(text).hasMatch();
}

void checkIds(JsonObjectReader &reader, const QStringList &ids)
{
    if (ids.size() > CrmSelection::kMostIds)
        reader.problem(u"ids"_s,
            u"holds %1 ids; at most %2 can be chosen, for more use criteria or a time"_s
                .arg(ids.size())
                .arg(CrmSelection::kMostIds));
    for (const QString &id : ids) {
        if (!isRecordId(id)) {
            reader.problem(u"ids"_s, u"holds “%1”, which is no record id"_s.arg(id.left(60)));
            return;
        }
    }
}

// The texts that a run of an earlier version was agreed to by say no count: it asks.
QList<CrmAgreedChange> agreedIn(JsonObjectReader &reader)
{
    QList<CrmAgreedChange> agreed;
    const QJsonArray all = reader.array(u"meant"_s, JsonNeed::Optional);
    for (const QJsonValue &value : all) {
        if (!value.isObject())
            continue;
        JsonObjectReader one(value.toObject(), reader.pathOf(u"meant"_s), reader.problems());
        agreed.append({.code = one.filledText(u"code"_s),
            .field = one.text(u"field"_s, JsonNeed::Optional),
            .records = one.integer(u"records"_s, 0, std::numeric_limits<qint64>::max())});
        one.finish();
    }
    return agreed;
}

QJsonObject modifiedIs(const QString &comparator, qint64 ms)
{
    // Without milliseconds, which the service does not take (B1): the one that begins a range is
    // cut off, so that nothing falls between two ranges.
    const QString time
        = QDateTime::fromSecsSinceEpoch(ms / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s)
        + u"+00:00"_s;
    return {{u"field"_s, QJsonObject{{u"api_name"_s, u"Modified_Time"_s}}},
        {u"comparator"_s, comparator}, {u"value"_s, time}};
}

// Settings of the job that a person may want otherwise for one run: how careful it is.
bool isRunSetting(const QString &key)
{
    return key == "guard"_L1 || key == "firstRecords"_L1;
}

void putRunSetting(QJsonObject &parameters, const QString &key, const QJsonValue &value)
{
    if (key == "guard"_L1) {
        parameters.insert(key, value);
        return;
    }
    QJsonObject caps = parameters.value("blastRadius"_L1).toObject();
    caps.insert(key, value);
    parameters.insert(u"blastRadius"_s, caps);
}

} // namespace

bool CrmAgreedChange::covers(const ChangeFinding &finding) const
{
    return finding.code == code && finding.field == field && finding.records <= records;
}

QJsonObject CrmAgreedChange::toJson() const
{
    return {{u"code"_s, code}, {u"field"_s, field}, {u"records"_s, records}};
}

QJsonObject CrmRejectedRows::toJson() const
{
    return {{u"run"_s, run}, {u"number"_s, number}, {u"path"_s, path},
        {u"delimiter"_s, QString(QLatin1Char(delimiter))}};
}

CrmRejectedRows CrmRejectedRows::read(JsonObjectReader &reader)
{
    CrmRejectedRows rows;
    rows.run = reader.filledText(u"run"_s);
    rows.number = reader.integer(u"number"_s, 1, std::numeric_limits<qint64>::max());
    rows.path = reader.filledText(u"path"_s);
    const QString delimiter = reader.filledText(u"delimiter"_s);
    rows.delimiter = delimiter.isEmpty() ? ',' : delimiter.at(0).toLatin1();
    reader.finish();
    return rows;
}

QJsonObject CrmRejectedIds::toJson() const
{
    return {{u"number"_s, number}, {u"count"_s, count}};
}

CrmRejectedIds CrmRejectedIds::read(JsonObjectReader &reader)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const CrmRejectedIds ids{.number = reader.integer(u"number"_s, 1, most),
        .count = reader.integer(u"count"_s, 1, most)};
    reader.finish();
    return ids;
}

Result<CrmSelection> CrmSelection::take(QJsonObject &parameters)
{
    QJsonObject own;
    for (const QString &key : selectionKeys()) {
        if (parameters.contains(key))
            own.insert(key, parameters.take(key));
    }
    CrmSelection selection;
    JsonProblems problems;
    JsonObjectReader reader(own, QString(), problems);
    const QString mode = reader.choice(u"mode"_s, {u"all"_s, u"incremental"_s}, u"all"_s);
    selection.isIncremental = mode == "incremental"_L1;
    selection.since = reader.text(u"since"_s, JsonNeed::Optional);
    if (!selection.since.isEmpty()) {
        const QDateTime time = QDateTime::fromString(selection.since, Qt::ISODateWithMs);
        if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
            reader.problem(u"since"_s, u"must be a time with its offset, 2026-01-31T08:00:00Z"_s);
    }
    if (reader.has(u"ids"_s)) {
        selection.ids = reader.texts(u"ids"_s);
        selection.ids.removeDuplicates();
        checkIds(reader, selection.ids);
    }
    selection.rows = rangeIn(reader, u"rows"_s);
    selection.pages = rangeIn(reader, u"pages"_s);
    selection.meant = agreedIn(reader);
    if (reader.has(u"rejected"_s)) {
        JsonObjectReader rejected(
            reader.object(u"rejected"_s), reader.pathOf(u"rejected"_s), problems);
        selection.rejected = CrmRejectedRows::read(rejected);
    }
    if (reader.has(u"rejectedIds"_s)) {
        JsonObjectReader ids(
            reader.object(u"rejectedIds"_s), reader.pathOf(u"rejectedIds"_s), problems);
        selection.rejectedIds = CrmRejectedIds::read(ids);
    }
    const int chosen = (selection.since.isEmpty() ? 0 : 1) + (selection.ids.isEmpty() ? 0 : 1)
        + (selection.rows.isAll() ? 0 : 1) + (selection.pages.isAll() ? 0 : 1)
        + (selection.rejected ? 1 : 0) + (selection.rejectedIds ? 1 : 0);
    if (chosen > 1)
        reader.problem(
            u"rows"_s, u"only one of ids, since, rows and pages can be chosen for a run"_s);
    if (!problems.isEmpty())
        return fail(problems.toError(u"The choice of records is not right"_s, u"Choose again"_s));
    if (chosen > 0)
        selection.isIncremental = false; // what is chosen for a run goes before the job's mode
    return selection;
}

QString CrmSelection::describe() const
{
    const auto range = [](const QString &what, const PartRange &part) -> QString {
        return part.last == 0
            ? u"%1 %2 and on"_s.arg(what, QString::number(part.first))
            : u"%1 %2 to %3"_s.arg(what, QString::number(part.first), QString::number(part.last));
    };
    if (rejected)
        return u"what run #%1 rejected"_s.arg(rejected->number);
    if (rejectedIds)
        return u"what run #%1 rejected"_s.arg(rejectedIds->number);
    if (!ids.isEmpty())
        return u"%1 chosen records"_s.arg(ids.size());
    if (!rows.isAll())
        return range(u"rows"_s, rows);
    if (!pages.isAll())
        return range(u"pages"_s, pages);
    if (!since.isEmpty())
        return u"modified since %1"_s.arg(since);
    return isIncremental ? u"modified since the last run"_s : QString();
}

Result<QJsonObject> withCrmSelection(const QJsonObject &parameters, const QJsonObject &selection)
{
    QJsonObject chosen = parameters;
    for (auto it = selection.constBegin(); it != selection.constEnd(); ++it) {
        if (isRunSetting(it.key())) {
            putRunSetting(chosen, it.key(), it.value());
            continue;
        }
        if (!selectionKeys().contains(it.key()))
            return fail(ErrorKind::Config, u"This sync takes no “%1”"_s.arg(it.key()), {},
                u"Choose ids, rows, pages or a time, or run the whole job"_s);
        chosen.insert(it.key(), it.value());
    }
    QJsonObject left = chosen;
    if (auto taken = CrmSelection::take(left); !taken)
        return fail(taken.error());
    if (isOfModules(chosen)) {
        if (auto parts = modulePartsOf(chosen, {}); !parts)
            return fail(parts.error());
    }
    return chosen;
}

QJsonObject modifiedBetween(const QJsonObject &criteria, qint64 fromMs, qint64 untilMs)
{
    QJsonArray group;
    if (!criteria.isEmpty())
        group.append(criteria);
    if (fromMs > 0)
        group.append(modifiedIs(u"greater_equal"_s, fromMs));
    if (untilMs > 0)
        group.append(modifiedIs(u"less_than"_s, untilMs));
    if (group.size() < 2)
        return group.isEmpty() ? criteria : group.first().toObject();
    return {{u"group_operator"_s, u"and"_s}, {u"group"_s, group}};
}

} // namespace sluice
