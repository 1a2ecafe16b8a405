// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/outcomecheck.h"

#include "base/csv/csvreader.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/rundata.h"
#include "core/engine/runhashes.h"
#include "core/store/store.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Marks ordinals; each may stand in one file only.
class OrdinalSet
{
public:
    explicit OrdinalSet(qint64 last)
        : m_seen(static_cast<size_t>(last) + 1)
    {
    }
    bool add(qint64 ordinal)
    {
        if (ordinal < 1 || static_cast<size_t>(ordinal) >= m_seen.size()
            || m_seen[static_cast<size_t>(ordinal)])
            return false;
        m_seen[static_cast<size_t>(ordinal)] = true;
        return true;
    }

private:
    std::vector<bool> m_seen;
};

class OutcomeCheck
{
public:
    OutcomeCheck(
        RunLedger &ledger, const RunRow &run, const OutcomeRows &rows, VerifyReport &report)
        : m_ledger(ledger)
        , m_run(run)
        , m_rows(rows)
        , m_report(report)
    {
    }

    Result<void> check()
    {
        checkHashes();
        const auto last = lastOrdinal();
        if (!last)
            return fail(last.error());
        m_ordinals = OrdinalSet(*last);
        RunData data(m_ledger.store(), m_run);
        auto artifacts = data.artifacts(u"outcome"_s);
        if (!artifacts)
            return fail(artifacts.error());
        qint64 records = 0;
        for (const Artifact &artifact : std::as_const(*artifacts)) {
            if (auto checked = checkFile(artifact); !checked)
                return checked;
            records += artifact.records;
        }
        const Counts &counts = m_run.counts;
        note(u"Counters"_s, counts.balances() && records == counts.settled(),
            u"%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending"_s
                .arg(QString::number(counts.read), QString::number(counts.written),
                    QString::number(counts.skipped), QString::number(counts.rejected),
                    QString::number(counts.notAttempted), QString::number(counts.pending)));
        note(u"Each record once"_s, m_repeated == 0,
            m_repeated == 0 ? u"%1 records stand in exactly one outcome file"_s.arg(records)
                            : u"%1 records stand in more than one place"_s.arg(m_repeated));
        return {};
    }

private:
    // Pages begin where the documented page before them would end: a short one leaves a gap.
    Result<qint64> lastOrdinal()
    {
        qint64 last = std::max<qint64>(m_run.counts.read, 0);
        auto done = m_ledger.store().read([this, &last](Sql &sql) -> Result<void> {
            auto row
                = sql.run("SELECT COALESCE(MAX(last_ordinal), 0) FROM chunk WHERE run_number=?",
                    {m_run.number});
            if (!row)
                return fail(row.error());
            if ((*row)->next())
                last = std::max(last, (*row)->value(0).toLongLong());
            (*row)->finish();
            return {};
        });
        if (!done)
            return fail(done.error());
        return last;
    }

    void note(const QString &title, bool isGood, const QString &result)
    {
        m_report.checks.append({title, result, isGood});
    }

    // Runs of earlier versions have none.
    void checkHashes()
    {
        const QJsonObject kept = m_run.params.value(kRunHashes).toObject();
        if (kept.isEmpty())
            return;
        const bool isSame = kept == runHashes(m_run.params);
        note(u"Parameters, mapping and scripts"_s, isSame,
            isSame ? u"unchanged since the run"_s : u"was changed since the run"_s);
    }

    Result<void> checkFile(const Artifact &artifact)
    {
        QFile file(m_ledger.runDirectory(m_run.id) + u'/' + artifact.relPath);
        if (!file.open(QIODevice::ReadOnly))
            return fail(
                ErrorKind::Data, u"Could not read %1"_s.arg(artifact.relPath), file.errorString());
        if (!artifact.sha256.isEmpty()) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            hash.addData(&file);
            const bool isSame = QString::fromLatin1(hash.result().toHex()) == artifact.sha256;
            note(artifact.relPath, isSame,
                isSame ? u"unchanged since the run"_s : u"was changed since the run"_s);
            file.seek(0);
        }
        CsvReader csv(file);
        auto header = csv.readHeader();
        if (!header)
            return fail(header.error());
        const bool isWritten = artifact.relPath == OutcomeFiles::relPath(u"written"_s);
        if (isWritten && m_rows.onHeader)
            m_rows.onHeader(*header);
        for (;;) {
            auto kind = csv.next();
            if (!kind)
                return fail(kind.error());
            if (*kind == CsvReader::Kind::End)
                break;
            if (*kind == CsvReader::Kind::BadRow)
                continue;
            const auto fields = csv.fields();
            if (!m_ordinals.add(fields[0].toLongLong()))
                ++m_repeated;
            if (isWritten && m_rows.onWritten)
                m_rows.onWritten(fields);
        }
        if (csv.row() != artifact.records)
            note(artifact.relPath, false,
                u"%1 records of %2 are there"_s.arg(csv.row()).arg(artifact.records));
        return {};
    }

    RunLedger &m_ledger;
    const RunRow &m_run;
    const OutcomeRows &m_rows;
    VerifyReport &m_report;
    OrdinalSet m_ordinals{0};
    qint64 m_repeated = 0; // ordinals in more than one file, or beyond the end
};

} // namespace

Result<void> checkOutcomeFiles(
    RunLedger &ledger, const RunRow &run, const OutcomeRows &rows, VerifyReport &report)
{
    return OutcomeCheck(ledger, run, rows, report).check();
}

} // namespace sluice
