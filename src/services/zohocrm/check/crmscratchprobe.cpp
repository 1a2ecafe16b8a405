// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/check/crmscratchprobe.h"

#include "base/ids.h"
#include "base/zip/zippedcsv.h"
#include "base/zip/zipwriter.h"
#include "core/http/outboundhosts.h"
#include "services/zohocrm/crmrecordbody.h"
#include "services/zohocrm/crmresult.h"

#include <QFile>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeleteTries = 4;
constexpr auto kCsvName = "data.csv"_L1;

// A value for a field that a new record must have; nothing: none can be made up.
std::optional<QByteArray> valueFor(const CrmField &field, const QString &marker)
{
    const QString &type = field.dataType;
    if (type == "text"_L1 || type == "textarea"_L1)
        return marker.left(field.length > 0 ? field.length : marker.size()).toUtf8();
    if (type == "picklist"_L1 || type == "multiselectpicklist"_L1) {
        for (const CrmPickValue &pick : field.pickValues) {
            if (!pick.actual.isEmpty() && pick.actual != "-None-"_L1)
                return pick.actual.toUtf8();
        }
        return std::nullopt;
    }
    static const QHash<QString, QByteArray> values{{u"email"_s, "scratch@example.com"},
        {u"phone"_s, "0000000000"}, {u"website"_s, "https://example.com"}, {u"integer"_s, "1"},
        {u"bigint"_s, "1"}, {u"double"_s, "1"}, {u"currency"_s, "1"}, {u"percent"_s, "1"},
        {u"boolean"_s, "false"}, {u"date"_s, "2001-02-03"},
        {u"datetime"_s, "2001-02-03T04:05:06+00:00"}};
    const auto it = values.constFind(type);
    return it == values.cend() ? std::nullopt : std::optional(*it);
}

} // namespace

QTimeZone CrmScratchProbe::zone() const
{
    const QTimeZone zone(m_work.org.timeZone.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

Result<void> CrmScratchProbe::keep(const ScratchRecord &record)
{
    return m_work.context.keepScratch ? m_work.context.keepScratch(record) : Result<void>();
}

ScratchRecord CrmScratchProbe::run()
{
    if (m_work.context.leftover && !m_work.context.leftover->isGone) {
        ScratchRecord left = *m_work.context.leftover;
        if (const auto removed = remove(left); !removed) {
            m_work.findings.fails(crmfinding::kScratchGone, removed.error());
            m_work.findings.endOpen(u"the record of an earlier check is still there"_s, true);
            return left;
        }
    }
    if (make()) {
        if (const auto read = changeAndReadBack(); !read)
            m_work.findings.fails(crmfinding::kScratch, read.error());
        else if (!m_work.isStopped())
            writeInBulk();
    }
    deleteIt();
    return m_record;
}

Result<QList<CrmScratchProbe::Cell>> CrmScratchProbe::cellsToMake()
{
    auto layouts = m_work.records->layouts(m_work.module);
    if (!layouts)
        return fail(layouts.error());
    QList<Cell> cells;
    const QStringList byLayouts = requiredByLayouts(*layouts);
    for (const CrmField &field : std::as_const(m_work.fields)) {
        const bool isNeeded = field.isRequired || byLayouts.contains(field.apiName);
        if (!isNeeded || !field.isWritable())
            continue;
        const auto value = valueFor(field, m_record.marker);
        if (!value)
            return fail(ErrorKind::Config,
                u"No scratch record can be made in %1"_s.arg(m_work.module),
                u"It demands %1, for which no value can be made up"_s.arg(field.apiName),
                u"Name another module"_s);
        if (m_nameField.isEmpty() && field.dataType == "text"_L1
            && *value == m_record.marker.toUtf8())
            m_nameField = field.apiName;
        cells.append({field, *value});
    }
    if (m_nameField.isEmpty())
        return fail(ErrorKind::Config, u"No scratch record can be made in %1"_s.arg(m_work.module),
            u"No text that it demands could say what the record is"_s, u"Name another module"_s);
    return cells;
}

bool CrmScratchProbe::make()
{
    CrmFindings &findings = m_work.findings;
    findings.begin(crmfinding::kScratch);
    m_record = {.module = m_work.module,
        .marker = u"Sluice scratch record %1, may be deleted"_s.arg(newId().left(12)),
        .id = {},
        .isGone = true};
    const auto cells = cellsToMake();
    if (!cells) {
        findings.fails(crmfinding::kScratch, cells.error());
        return false;
    }
    QList<CrmRecordColumn> columns;
    std::vector<QByteArrayView> values;
    for (const Cell &cell : *cells) {
        columns.append({cell.field.apiName.toUtf8(), crmValueKind(cell.field)});
        values.push_back(cell.text);
    }
    CrmRecordBody body(columns, zone(), false);
    body.add({}, values);
    m_record.isGone = false;
    if (const auto kept = keep(m_record); !kept) {
        m_record.isGone = true;
        findings.fails(crmfinding::kScratch, kept.error());
        return false;
    }
    const auto answers = m_work.records->insert(
        {.module = m_work.module, .body = body.take({.runsAutomations = false}), .count = 1});
    if (answers && answers->first().isDone)
        m_record.id = answers->first().id;
    else // where the answer was lost, it is looked for by its name
        m_record.isGone = answers || answers.error().delivery != Delivery::Unknown;
    if (const auto kept = keep(m_record); !kept)
        m_work.context.logger.warning(kept.error().text());
    if (!m_record.id.isEmpty())
        return true;
    if (answers)
        findings.cannotTell(crmfinding::kScratch,
            u"refused: %1 %2"_s.arg(answers->first().code, answers->first().message));
    else
        findings.fails(crmfinding::kScratch, answers.error());
    return false;
}

// By the record API: the name is written once more, with automations off, and read.
Result<void> CrmScratchProbe::changeAndReadBack()
{
    const auto named = std::ranges::find_if(
        m_work.fields, [this](const CrmField &field) { return field.apiName == m_nameField; });
    CrmRecordBody body({{m_nameField.toUtf8(), crmValueKind(*named)}}, zone(), false);
    const QByteArray name = m_record.marker.toUtf8();
    const QByteArrayView values[] = {name};
    body.add(m_record.id.toUtf8(), values);
    const auto changed = m_work.records->update({.module = m_work.module,
        .body = body.take({.runsAutomations = false}),
        .count = 1,
        .ids = {m_record.id}});
    if (!changed)
        return fail(changed.error());
    const auto page = m_work.records->records(m_work.module, {m_record.id}, {m_nameField});
    if (!page)
        return fail(page.error());
    const bool isThere
        = !page->rows.isEmpty() && page->rows.first().value(m_nameField) == m_record.marker;
    m_work.findings.tell(crmfinding::kScratch,
        isThere ? u"made, changed and read back as it was sent, without automations"_s
                : u"what was read back is not what was sent"_s,
        isThere);
    return {};
}

void CrmScratchProbe::writeInBulk()
{
    CrmFindings &findings = m_work.findings;
    m_trials.plan(m_work.fields);
    if (m_trials.isEmpty())
        return findings.endOpen(u"the module has no field that would tell"_s, true);
    findings.begin(crmfinding::kUpload);
    const QString path = m_work.context.folder + u"/write.zip"_s;
    auto zipped = writeZipFile(
        path, QByteArray(kCsvName.data(), kCsvName.size()), m_trials.csv(m_record.id));
    const auto fileId = zipped ? upload(path) : Result<QString>(fail(zipped.error()));
    QFile::remove(path);
    if (!fileId)
        return findings.fails(crmfinding::kUpload, fileId.error());
    if (m_work.isStopped())
        return;
    findings.begin(crmfinding::kWriteJob);
    if (const auto written = writeJob(*fileId); !written)
        return findings.fails(crmfinding::kWriteJob, written.error());
    const auto page = m_work.records->records(m_work.module, {m_record.id}, m_trials.columns());
    if (!page || page->rows.isEmpty())
        return findings.fails(crmfinding::kWriteDates,
            page ? Error{.kind = ErrorKind::Service, .what = u"The record is not there"_s}
                 : page.error());
    m_trials.tell(findings, page->rows.first(), m_work.context.account.conventions, zone());
}

// Each host in turn, until one takes the file.
Result<QString> CrmScratchProbe::upload(const QString &path)
{
    Error last;
    const QList<QUrl> hosts = m_work.uploadHosts();
    for (const QUrl &host : hosts) {
        ZohoAccount account = m_work.context.account;
        account.hosts.upload = host;
        ZohoSession session = m_work.otherSession(account, m_work.context.token);
        auto fileId = CrmClient(session, m_work.crm.limits()).upload(m_work.org.zgid, path);
        if (fileId) {
            const QString value = u"%1 took the file"_s.arg(hostEntry(host));
            if (host == hosts.front())
                m_work.findings.tell(crmfinding::kUpload, value);
            else
                m_work.findings.want(crmfinding::kUpload, host.toString(), value);
            return fileId;
        }
        last = fileId.error();
        if (last.httpStatus != 404 && last.httpStatus != 403)
            break;
    }
    return fail(std::move(last));
}

Result<void> CrmScratchProbe::writeJob(const QString &fileId)
{
    WriteOrder order{.operation = u"update"_s,
        .module = m_work.module,
        .fileId = fileId,
        .fileName = kCsvName,
        .findBy = u"id"_s,
        .ignoreEmpty = true,
        .mappings = {{.apiName = u"id"_s, .index = 0}}};
    for (const QString &column : m_trials.columns())
        order.mappings.append(
            {.apiName = column, .index = static_cast<int>(order.mappings.size())});
    const auto id = m_work.crm.createWriteJob(order);
    if (!id)
        return fail(id.error());
    const auto job = m_work.finished<WriteJob>([this, &id] { return m_work.crm.writeJob(*id); });
    if (!job)
        return fail(job.error());
    const QString path = m_work.context.folder + u"/result.zip"_s;
    const auto bytes = m_work.crm.downloadWriteResult(*job, path);
    const auto read = bytes ? readResult(path) : Result<void>(fail(bytes.error()));
    QFile::remove(path);
    return read;
}

Result<void> CrmScratchProbe::readResult(const QString &path)
{
    auto device = openZippedCsv(path);
    if (!device)
        return fail(device.error());
    CrmResultReader result(**device);
    if (auto opened = result.open(); !opened)
        return opened;
    QStringList words;
    CrmResultRow row;
    for (;;) {
        auto more = result.next(row);
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        m_trials.noteRow(
            row.row - 1, row.status == CrmRowStatus::Updated || row.status == CrmRowStatus::Added);
        if (const QString word = QString::fromUtf8(row.statusWord); !words.contains(word))
            words.append(word);
    }
    m_work.findings.tell(crmfinding::kWriteJob,
        u"%1 rows for one record; the words of the result are %2"_s.arg(
            QString::number(m_trials.rows()), words.join(u", "_s)));
    return {};
}

Result<QString> CrmScratchProbe::idByMarker(CrmRecordClient &records, const ScratchRecord &record)
{
    CrmQuery query(record.module, {u"id"_s});
    QStringList names{m_nameField};
    if (m_nameField.isEmpty()) { // of an earlier check
        names.clear();
        for (const CrmField &field : std::as_const(m_work.fields)) {
            if (field.isRequired && field.dataType == "text"_L1)
                names.append(field.apiName);
        }
    }
    if (names.isEmpty())
        return QString();
    query.where(u"%1 = %2"_s.arg(names.first(), CrmQuery::quoted(record.marker)));
    const auto page = records.query(query);
    if (!page)
        return fail(page.error());
    return page->rows.isEmpty() ? QString()
                                : page->rows.first().value("id"_L1).toVariant().toString();
}

void CrmScratchProbe::deleteIt()
{
    CrmFindings &findings = m_work.findings;
    if (m_record.isGone)
        return findings.endOpen(u"no scratch record was made"_s, true);
    findings.begin(crmfinding::kScratchGone);
    const auto removed = remove(m_record);
    if (!removed)
        findings.fails(crmfinding::kScratchGone, removed.error());
    else if (m_record.id.isEmpty())
        findings.tell(crmfinding::kScratchGone, u"it was never made"_s);
    else
        findings.tell(crmfinding::kScratchGone, u"record %1 is deleted"_s.arg(m_record.id));
    findings.endOpen(
        m_work.isStopped() ? u"the check was stopped"_s : u"what it needs could not be told"_s,
        true);
}

// Also after Stop: by a token of its own. A deletion whose answer was lost is looked at.
Result<void> CrmScratchProbe::remove(ScratchRecord &record)
{
    const CancelToken token;
    ZohoSession session = m_work.otherSession(m_work.context.account, token);
    CrmRecordClient records(session, m_work.crm.limits());
    Error last;
    for (int tries = 0; tries < kDeleteTries && !record.isGone; ++tries) {
        if (tries > 0)
            token.waitFor(m_work.context.timings.ambiguousSettle);
        if (record.id.isEmpty()) {
            const auto id = idByMarker(records, record);
            if (!id) {
                last = id.error();
                continue;
            }
            record.id = *id;
            // What is not there after a while was never made.
            record.isGone = id->isEmpty() && tries > 0;
            if (id->isEmpty())
                continue;
        }
        const auto removed = records.remove(record.module, {record.id});
        if (removed && removed->first().isDone) {
            record.isGone = true;
            break;
        }
        last = removed ? Error{.kind = ErrorKind::Service,
                   .what = removed->first().code,
                   .why = removed->first().message}
                       : removed.error();
        const auto page = records.records(record.module, {record.id}, {u"id"_s});
        record.isGone = page && page->rows.isEmpty();
    }
    if (const auto kept = keep(record); !kept)
        m_work.context.logger.warning(kept.error().text());
    if (record.isGone)
        return {};
    return fail(Error{.kind = ErrorKind::Service,
        .what = u"The scratch record %1 of %2 is still there"_s.arg(
            record.id.isEmpty() ? u"“%1”"_s.arg(record.marker) : record.id, record.module),
        .why = u"The scratch record %1 of %2 could not be deleted: %3"_s.arg(
            record.id.isEmpty() ? record.marker : record.id, record.module, last.text()),
        .next = u"Delete it in the CRM, or check once more with a scratch record"_s});
}

} // namespace sluice
