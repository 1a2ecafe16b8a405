// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/check/crmreadprobe.h"

#include "base/csv/csvreader.h"
#include "base/zip/zippedcsv.h"
#include "services/zohocrm/crmdates.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostSampleRows = 2'000;
constexpr qint64 kMostJobCredits = 5'000; // others spend credits meanwhile, too

QJsonObject timeIs(const QString &field, const QJsonObject &sample)
{
    return {{u"field"_s, QJsonObject{{u"api_name"_s, field}}}, {u"comparator"_s, u"equal"_s},
        {u"value"_s, sample.value(field)}};
}

} // namespace

// One record by its times: they are known, and an id cannot be asked for in every module.
ReadQuery CrmReadProbe::query()
{
    const auto take = [this](const QString &type) {
        const auto field = m_work.fieldOfType(type, false);
        return field ? field->apiName : QString();
    };
    m_date = take(u"date"_s);
    m_dateTime = u"Modified_Time"_s;
    m_choices = take(u"multiselectpicklist"_s);
    ReadQuery query{.module = m_work.module, .fields = {m_dateTime}};
    for (const QString &name : {m_date, m_choices}) {
        if (!name.isEmpty())
            query.fields.append(name);
    }
    query.criteria = {{u"group_operator"_s, u"and"_s},
        {u"group"_s,
            QJsonArray{timeIs(u"Modified_Time"_s, m_work.sample),
                timeIs(u"Created_Time"_s, m_work.sample)}}};
    return query;
}

void CrmReadProbe::run()
{
    CrmFindings &findings = m_work.findings;
    findings.begin(crmfinding::kReadJob);
    if (!m_work.sample.contains(u"Modified_Time"_s))
        return findings.cannotTell(
            crmfinding::kReadJob, u"%1 has no record to read"_s.arg(m_work.module));
    const auto before = m_work.session.creditsRemaining();
    const auto id = m_work.crm.createReadJob(query());
    if (!id)
        return findings.fails(crmfinding::kReadJob, id.error());
    tellCredits(before, m_work.session.creditsRemaining());
    const auto job = m_work.finished<ReadJob>([this, &id] { return m_work.crm.readJob(*id); });
    if (!job)
        return findings.fails(crmfinding::kReadJob, job.error());
    const QString path = m_work.context.folder + u"/read.zip"_s;
    const auto bytes = m_work.crm.downloadReadResult(*job, path);
    const auto read = bytes ? readFile(path) : Result<void>(fail(bytes.error()));
    QFile::remove(path);
    if (!read)
        return findings.fails(crmfinding::kReadJob, read.error());
    const bool isPath = job->downloadUrl.startsWith(u'/');
    findings.tell(crmfinding::kReadJob,
        u"“%1” is the id's column; the result's address is %2; a finished job is %3"_s.arg(
            m_idColumn, isPath ? u"a path"_s : u"a whole address"_s, job->stateWord),
        isPath && m_idColumn == "Id"_L1);
    tellForms();
}

Result<void> CrmReadProbe::readFile(const QString &path)
{
    auto device = openZippedCsv(path);
    if (!device)
        return fail(device.error());
    CsvReader csv(**device);
    auto header = csv.readHeader();
    if (!header)
        return fail(header.error());
    for (const QByteArray &name : std::as_const(*header))
        m_columns.append({QString::fromUtf8(name), {}});
    m_idColumn = m_columns.value(0).name;
    while (csv.row() < kMostSampleRows) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto values = csv.fields();
        for (qsizetype i = 0; i < m_columns.size() && i < std::ssize(values); ++i) {
            const QByteArrayView value = values[static_cast<size_t>(i)];
            if (m_columns.at(i).value.isEmpty() || value.contains(';'))
                m_columns[i].value = value.toByteArray();
        }
    }
    return {};
}

// The service tells what is left once half of it is used.
void CrmReadProbe::tellCredits(std::optional<qint64> before, std::optional<qint64> after)
{
    CrmFindings &findings = m_work.findings;
    if (!before || !after)
        return findings.cannotTell(crmfinding::kReadCredits,
            u"the service tells what is left once half of the day's credits is used; check then"_s);
    const qint64 cost = *before - *after;
    if (cost < 1 || cost > kMostJobCredits)
        return findings.cannotTell(
            crmfinding::kReadCredits, u"others used credits at the same time; check again"_s);
    const bool isKnown = cost == static_cast<qint64>(m_work.crm.limits().readJobCredits);
    if (isKnown)
        findings.tell(crmfinding::kReadCredits, u"%1 credits"_s.arg(cost));
    else
        findings.want(crmfinding::kReadCredits, cost, u"%1 credits"_s.arg(cost));
}

const CrmReadProbe::Column *CrmReadProbe::column(const QString &name) const
{
    const auto it = std::ranges::find_if(m_columns, [&name](const Column &column) {
        return column.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return name.isEmpty() || it == m_columns.end() || it->value.isEmpty() ? nullptr : &*it;
}

void CrmReadProbe::tellForms()
{
    CrmFindings &findings = m_work.findings;
    const auto isIso = [](const Column *column, CrmDateKind kind) {
        return !column || toWriteFormat(column->value, kind, QTimeZone::utc()).has_value();
    };
    const Column *date = column(m_date);
    const Column *dateTime = column(m_dateTime);
    if (!dateTime)
        findings.cannotTell(crmfinding::kReadDates, u"the record has none"_s);
    else
        findings.tell(crmfinding::kReadDates,
            isIso(date, CrmDateKind::Date) && isIso(dateTime, CrmDateKind::DateTime)
                ? u"ISO 8601%1"_s.arg(date ? QString() : u" (date-times; no date there)"_s)
                : u"another form than ISO 8601: such records are rejected"_s,
            isIso(date, CrmDateKind::Date) && isIso(dateTime, CrmDateKind::DateTime));
    const Column *choices = column(m_choices);
    if (!choices || !(choices->value.contains(';') || choices->value.contains(',')))
        return findings.cannotTell(
            crmfinding::kReadChoices, u"the record has no field with several values"_s);
    const bool isSemicolon = choices->value.contains(';');
    const QString by = isSemicolon ? u";"_s : u","_s;
    const QString value = isSemicolon ? u"joined by semicolons"_s : u"joined by commas"_s;
    if (m_work.session.account().conventions.readChoiceSeparator == by)
        findings.tell(crmfinding::kReadChoices, value);
    else
        findings.want(crmfinding::kReadChoices, by, value);
}

} // namespace sluice
