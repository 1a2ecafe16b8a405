// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmresult.h"

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> resultFileError(const QString &why)
{
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = u"The result of the write job cannot be understood."_s,
        .why = why,
        .delivery = Delivery::Answered});
}

bool equalsWord(QByteArrayView a, QByteArrayView b)
{
    return a.trimmed().compare(b, Qt::CaseInsensitive) == 0;
}

// From the end: one of the mapped columns may bear the same name (a field Status).
qsizetype lastColumn(std::span<const QByteArrayView> header, QByteArrayView name)
{
    for (qsizetype i = std::ssize(header) - 1; i >= 0; --i) {
        if (equalsWord(header[static_cast<size_t>(i)], name))
            return i;
    }
    return -1;
}

} // namespace

CrmResultReader::CrmResultReader(QIODevice &in)
    : m_csv(in)
{
}

Result<void> CrmResultReader::open()
{
    // Not readHeader(): it refuses two columns whose names differ in case only.
    const Result<CsvReader::Kind> kind = m_csv.next();
    if (!kind)
        return fail(kind.error());
    if (*kind == CsvReader::Kind::End)
        return resultFileError(u"It is empty."_s);
    if (*kind == CsvReader::Kind::BadRow)
        return resultFileError(m_csv.problem().message);
    const std::span<const QByteArrayView> header = m_csv.fields();
    m_status = lastColumn(header, "STATUS");
    m_recordId = lastColumn(header, "RECORD_ID");
    m_errors = lastColumn(header, "ERRORS");
    if (m_status < 0 || m_recordId < 0 || m_errors < 0)
        return resultFileError(u"A column STATUS, RECORD_ID or ERRORS is missing."_s);
    const qsizetype mapped = std::min({m_status, m_recordId, m_errors});
    for (const QByteArrayView name : header.first(static_cast<size_t>(mapped)))
        m_columns.append(name.trimmed().toByteArray());
    return {};
}

Result<bool> CrmResultReader::next(CrmResultRow &row)
{
    const Result<CsvReader::Kind> kind = m_csv.next();
    if (!kind)
        return fail(kind.error());
    if (*kind == CsvReader::Kind::End)
        return false;
    row = CrmResultRow{.row = ++m_row};
    const std::span<const QByteArrayView> fields = m_csv.fields();
    const qsizetype needed = std::max({m_status, m_recordId, m_errors}) + 1;
    if (*kind == CsvReader::Kind::BadRow || std::ssize(fields) < needed) {
        row.isReadable = false;
        return true;
    }
    row.values = fields.first(static_cast<size_t>(m_columns.size()));
    row.statusWord = fields[static_cast<size_t>(m_status)];
    row.status = crmRowStatus(row.statusWord);
    row.recordId = fields[static_cast<size_t>(m_recordId)].trimmed();
    row.errors = fields[static_cast<size_t>(m_errors)];
    return true;
}

CrmRowStatus crmRowStatus(QByteArrayView word)
{
    static constexpr std::pair<const char *, CrmRowStatus> kWords[]
        = {{"UPDATED", CrmRowStatus::Updated}, {"ADDED", CrmRowStatus::Added},
            {"SKIPPED", CrmRowStatus::Skipped}, {"UNPROCESSED", CrmRowStatus::Unprocessed}};
    for (const auto &[text, status] : kWords) {
        if (equalsWord(word, text))
            return status;
    }
    return CrmRowStatus::Unknown;
}

QList<CrmRowError> parseRowErrors(QByteArrayView errors)
{
    QList<CrmRowError> list;
    for (const QByteArray &item : errors.toByteArray().split(':')) {
        const QByteArray text = item.trimmed();
        if (text.isEmpty())
            continue;
        const qsizetype dash = text.indexOf('-');
        CrmRowError error{.code = dash < 0 ? text : text.left(dash).trimmed()};
        if (dash >= 0) {
            for (const QByteArray &column : text.mid(dash + 1).split(',')) {
                if (!column.trimmed().isEmpty())
                    error.columns.append(column.trimmed());
            }
        }
        list.append(std::move(error));
    }
    return list;
}

} // namespace sluice
