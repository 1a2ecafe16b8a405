// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/writtenrows.h"

namespace sluice::sandbox {

namespace {

constexpr qsizetype kOutcomeBlock = 64 * 1024;

} // namespace

WrittenRows::WrittenRows(const WriteJob &job, const CrmStore &store, int file)
    : m_outcomes(outcomesPath(job, store, file))
{
    auto csv
        = UploadedCsv::open(store.uploadPath(job.request.fileId), job.request.files.at(file).entry);
    m_isOpen = csv.has_value() && m_outcomes.open(QIODevice::ReadOnly);
    if (m_isOpen)
        m_csv = *std::move(csv);
}

bool WrittenRows::next()
{
    if (!m_isOpen)
        return false;
    const auto kind = m_csv->next();
    if (!kind || *kind == CsvReader::Kind::End || !takeNext())
        return false;
    m_isBroken = *kind == CsvReader::Kind::BadRow;
    return true;
}

bool WrittenRows::takeNext()
{
    while (!takeOutcome(m_rest, m_outcome)) {
        QByteArray more = m_rest.toByteArray() + m_outcomes.read(kOutcomeBlock);
        if (more.size() == m_rest.size())
            return false;
        m_buffer = std::move(more);
        m_rest = m_buffer;
    }
    return true;
}

QByteArrayView WrittenRows::cell(int column) const
{
    const auto index = static_cast<size_t>(column);
    const auto fields = m_csv->fields();
    return m_isBroken || index >= fields.size() ? QByteArrayView() : fields[index];
}

QHash<QByteArray, qint64> parentsByColumn(const WriteJob &job, const CrmStore &store, int column)
{
    QHash<QByteArray, qint64> parents;
    WrittenRows rows(job, store, 0);
    while (rows.next()) {
        const QByteArrayView key = rows.cell(column).trimmed();
        if (rows.outcome().recordId > 0 && !key.isEmpty())
            parents.insert(key.toByteArray(), rows.outcome().recordId);
    }
    return parents;
}

} // namespace sluice::sandbox
