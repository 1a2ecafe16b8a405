// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "syncs/commerceklaviyo/commerceklaviyokind.h"
#include "syncs/crmbulk/chosenpage.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/crmbulkkind.h"
#include "syncs/retryable.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr int kRejected = 50'000;

} // namespace

// What a run of the records that another one rejected is about, however many they are.
class RetryOfTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fewAreNamed();
    void manyAreReadFromTheLedger();
    void goneOnesAreNoRetry();
    void shopRunsNameTheRun();

private:
    RunRow rejectedRun(const QString &kind, const QJsonObject &job, int rejected, int gone);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<RunLedger> m_ledger;
};

void RetryOfTest::init()
{
    m_ledger.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = Store::open(m_folder->path(), Timings());
    QVERIFY(store);
    m_store = std::move(*store);
    m_ledger = std::make_unique<RunLedger>(*m_store, Clock::system(), Timings());
}

// The first ones of them are gone.
RunRow RetryOfTest::rejectedRun(const QString &kind, const QJsonObject &job, int rejected, int gone)
{
    RunSpec spec;
    spec.jobName = u"Job"_s;
    spec.kind = kind;
    spec.subject = u"Leads"_s;
    spec.environment = u"sandbox"_s;
    spec.params = {{u"job"_s, job}};
    auto run = m_ledger->create(spec);
    const auto filled = m_store->write([&](Sql &sql) -> Result<void> {
        auto rows = sql.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
                            " WHERE i<?) INSERT INTO record_issue(run_number, stream, ordinal,"
                            " outcome, source_key, code, field, message, chunk_id)"
                            " SELECT ?, 0, i, 'rejected', 1000+i,"
                            " CASE WHEN i<=? THEN 'GONE' ELSE 'INVALID_DATA' END, '', '', 0 FROM n",
            {rejected, run->number, gone});
        if (!rows)
            return fail(rows.error());
        auto ended = sql.run("UPDATE run SET state='completed_with_rejections', n_read=?,"
                             " n_rejected=? WHERE id=?",
            {rejected, rejected, run->id});
        if (!ended)
            return fail(ended.error());
        return {};
    });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().text()));
    return *m_ledger->run(run->id);
}

void RetryOfTest::fewAreNamed()
{
    const RunRow run = rejectedRun(u"crm-bulk"_s, {{u"module"_s, u"Leads"_s}}, 5, 2);
    const auto retry = CrmBulkKind({}).retryOf(*m_ledger, run);
    QVERIFY(retry);
    QCOMPARE(
        retry->selection, (QJsonObject{{u"ids"_s, QJsonArray{u"1003"_s, u"1004"_s, u"1005"_s}}}));
    QVERIFY(!retry->isFromLedger);
}

void RetryOfTest::manyAreReadFromTheLedger()
{
    const RunRow run = rejectedRun(u"crm-bulk"_s, {{u"module"_s, u"Leads"_s}}, kRejected, 3);
    const auto retry = CrmBulkKind({}).retryOf(*m_ledger, run);
    QVERIFY2(retry, qPrintable(retry ? QString() : retry.error().text()));
    QVERIFY(retry->isFromLedger);
    auto chosen = withCrmSelection(retry->parameters, retry->selection);
    QVERIFY2(chosen, qPrintable(chosen ? QString() : chosen.error().text()));
    const auto selection = CrmSelection::take(*chosen);
    QVERIFY(selection && selection->rejectedIds);
    QCOMPARE(selection->idCount(), qint64{kRejected - 3});
    QVERIFY(selection->isOfPart());
    QCOMPARE(selection->describe(), u"what run #%1 rejected"_s.arg(run.number));
    // Every page has its part, and together they have each record once.
    QSet<QString> seen;
    for (const StepSpec &step : chosenPageSteps(selection->idCount())) {
        QVERIFY(isChosenPage({.key = step.key}));
        const qint64 from = step.input.value(u"firstOrdinal").toInteger() - 1;
        const auto ids = retryableIds(*m_store, run.number, from, 5'000);
        QVERIFY(ids && !ids->isEmpty());
        for (const QString &id : *ids)
            seen.insert(id);
    }
    QCOMPARE(seen.size(), qsizetype{kRejected - 3});
    QVERIFY(seen.contains(u"1004"_s) && seen.contains(QString::number(1'000 + kRejected)));
    QVERIFY(!seen.contains(u"1001"_s));
}

void RetryOfTest::goneOnesAreNoRetry()
{
    const RunRow run = rejectedRun(u"crm-bulk"_s, {{u"module"_s, u"Leads"_s}}, 4, 4);
    const auto retry = CrmBulkKind({}).retryOf(*m_ledger, run);
    QVERIFY(!retry);
    QVERIFY(retry.error().text().contains(u"no record that can be read again"_s));
}

// Also where the job has run again since.
void RetryOfTest::shopRunsNameTheRun()
{
    const QJsonObject job{{u"resource"_s, u"customers"_s}, {u"mode"_s, u"since"_s},
        {u"since"_s, u"2026-01-31T08:00:00Z"_s}};
    const RunRow run = rejectedRun(u"commerce-klaviyo"_s, job, 3, 0);
    const auto retry = CommerceKlaviyoKind({}).retryOf(*m_ledger, run);
    QVERIFY(retry && retry->isFromLedger);
    const auto chosen = withCommerceSelection(job, retry->selection);
    QVERIFY2(chosen, qPrintable(chosen ? QString() : chosen.error().text()));
    const auto read = CommerceJob::fromJson(*chosen, true);
    QVERIFY(read);
    QCOMPARE(read->mode, CommerceMode::Failures);
    QCOMPARE(read->failuresOf, run.number);
    QVERIFY(read->since.isEmpty());
    QVERIFY(!CommerceJob::fromJson(*chosen)); // saved in no job
    const RunRow deleted = rejectedRun(
        u"commerce-klaviyo"_s, {{u"resource"_s, u"products"_s}, {u"deleteAll"_s, true}}, 3, 0);
    QVERIFY(!CommerceKlaviyoKind({}).retryOf(*m_ledger, deleted));
}

QTEST_GUILESS_MAIN(RetryOfTest)
#include "tst_retryof.moc"
