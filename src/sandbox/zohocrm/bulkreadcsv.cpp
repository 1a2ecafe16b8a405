// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvwriter.h"
#include "sandbox/data/rowreader.h"
#include "sandbox/server/zipstream.h"
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/recordvalue.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kCsvBlock = 128 * 1024;

// Writes the rows of one job, following lookups to their parents where a column asks for it.
class ReadCsv
{
public:
    ReadCsv(const ReadJob &job, const CrmStore &store, const Settings &settings)
        : m_job(job)
        , m_store(store)
        , m_delimiter(settings.text(u"csvDelimiter"_s).toLatin1().at(0))
        , m_reader(store.rows(job.module), job.snapshots.at(job.module))
        , m_separator(settings.text(u"multiselectReadSeparator"_s).toUtf8())
        , m_isHealthHidden(settings.flag(u"healthFieldsHidden"_s))
    {
        QString unknown;
        if (auto columns = columnsFor(job.fields, job.module, store, unknown))
            m_columns = *columns;
        for (const ReadColumn &column : m_columns) {
            if (column.field >= 0) {
                m_mask |= 1ULL << column.field;
                const FieldType type = store.spec(job.module).fields.at(column.field).type;
                m_subsets |= type == FieldType::MultiPicklist ? 1ULL << column.field : 0;
            }
            if (column.parentModule >= 0 && !m_parents.contains(column.parentModule))
                m_parents.insert(column.parentModule,
                    std::make_shared<RowReader>(
                        store.rows(column.parentModule), job.snapshots.at(column.parentModule)));
        }
        if (auto criteria = Criteria::fromJson(job.criteria, store.spec(job.module), job.version))
            m_criteria = *criteria;
    }

    void writeHeader(QByteArray &out, const QByteArray &idHeader, bool hasMark) const
    {
        if (hasMark)
            out.append("\xEF\xBB\xBF");
        CsvWriter csv(out, m_delimiter);
        csv.field(idHeader);
        for (const ReadColumn &column : m_columns)
            csv.field(column.header);
        csv.endRow();
    }

    bool writeRows(QByteArray &out, const ByteSink &sink)
    {
        CsvWriter csv(out, m_delimiter);
        const ModuleSpec &module = m_store.spec(m_job.module);
        qint64 written = 0;
        for (qint64 ordinal = m_job.firstOrdinal; written < m_job.count; ++ordinal) {
            if (ordinal >= m_job.endOrdinal)
                break;
            if (!m_reader.read(ordinal, m_mask | m_criteria.fieldMask()))
                continue;
            const qint64 id = recordId(module, ordinal);
            if (!m_criteria.matches(m_reader, id))
                continue;
            char text[24];
            const auto end = std::to_chars(text, text + sizeof text, id).ptr;
            csv.field(QByteArrayView(text, end));
            for (const ReadColumn &column : m_columns)
                csv.field(valueOf(column));
            csv.endRow();
            ++written;
            if (out.size() >= kCsvBlock) {
                if (!sink(out))
                    return false;
                out.resize(0);
            }
        }
        return out.isEmpty() || sink(out);
    }

private:
    QByteArrayView valueOf(const ReadColumn &column)
    {
        if (column.field < 0)
            return column.constant;
        const QByteArrayView own = m_reader.value(column.field);
        if (m_isHealthHidden && m_store.spec(m_job.module).fields.at(column.field).isHealth)
            return {};
        if (column.isUserPart)
            return m_name = userPartText(own, column.parentField);
        if (column.parentModule < 0 || own.isEmpty())
            return m_subsets >> column.field & 1 ? separated(own) : own;
        RowReader &parent = *m_parents.value(column.parentModule);
        const qint64 ordinal = ordinalOf(m_store.spec(column.parentModule), own);
        return parent.read(ordinal, 1ULL << column.parentField) ? parent.value(column.parentField)
                                                                : QByteArrayView();
    }

    const ReadJob &m_job;
    const CrmStore &m_store;
    char m_delimiter;
    RowReader m_reader;
    QList<ReadColumn> m_columns;
    QHash<int, std::shared_ptr<RowReader>> m_parents;
    Criteria m_criteria;
    quint64 m_mask = 0;
    QByteArrayView separated(QByteArrayView subset)
    {
        m_name = subset.toByteArray().replace(';', m_separator);
        return m_name;
    }

    QByteArray m_name;
    QByteArray m_separator;
    quint64 m_subsets = 0; // the multi-select fields
    bool m_isHealthHidden;
};

} // namespace

bool writeReadResult(
    const ReadJob &job, const CrmStore &store, const Settings &settings, const ByteSink &sink)
{
    const QByteArray idHeader = settings.text(u"idHeader"_s).toLatin1();
    const bool hasMark = settings.flag(u"csvBom"_s);
    const auto entries = static_cast<int>(settings.number(u"resultEntries"_s));
    return streamZip(sink, job.id + ".csv", entries, [&](const ByteSink &csvSink) {
        ReadCsv csv(job, store, settings);
        QByteArray out;
        out.reserve(kCsvBlock + kCsvBlock / 2);
        csv.writeHeader(out, idHeader, hasMark);
        return csv.writeRows(out, csvSink);
    });
}

} // namespace sluice::sandbox
