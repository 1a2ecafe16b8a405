// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/attentionmodel.h"
#include "console/overview/overviewwords.h"
#include "gui/overview/fakeoverviewaccess.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// What the page makes of facts and runs, without a widget.
class OverviewWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_access = std::make_unique<FakeOverviewAccess>();
        fillOverview(*m_access);
    }

    void showsTheLiveRun();
    void showsTheNewestRun();
    void namesWhatIsMissing();
    void namesWhatNeedsAttention();
    void dropsWhatIsSettled();
    void keepsToTheEnvironment();
    void keepsRowsThatStay();

private:
    SyncCardFacts card(const QString &kind, const QString &environment = u"sandbox"_s) const
    {
        return syncCardFacts(kind, environment, m_access->facts, m_access->runs, m_now);
    }
    QList<AttentionRow> attention(const QString &environment = u"sandbox"_s) const
    {
        return attentionRows(environment, m_access->facts, m_access->runs, m_now);
    }

    std::unique_ptr<FakeOverviewAccess> m_access;
    QDateTime m_now = QDateTime::currentDateTime();
};

void OverviewWordsTest::showsTheLiveRun()
{
    // Another job of the sync ran later, but this one runs.
    RunRow later
        = overviewRun(130, m_access->facts.jobs.at(4), RunState::Completed, {10, 10, 0, 0, 0, 0});
    m_access->runs.prepend(later);
    const SyncCardFacts facts = card(u"crm-bulk"_s);
    QCOMPARE(facts.job, u"Clean up leads"_s);
    QVERIFY(facts.run && facts.run->number == 128);
    QCOMPARE(facts.lines.size(), 2); // one connection is both ends
    QCOMPARE(facts.lines.first().tone, Tone::Success);
    QVERIFY(facts.lines.first().text.contains(u"Harbour Demo"_s));
}

void OverviewWordsTest::showsTheNewestRun()
{
    const SyncCardFacts facts = card(u"commerce-klaviyo"_s);
    QCOMPARE(facts.job, u"Products to Klaviyo"_s);
    QVERIFY(facts.run && facts.run->number == 126);
    QCOMPARE(facts.lines.size(), 3);
    QCOMPARE(facts.lines.at(1).tone, Tone::Error); // its key is refused
    QVERIFY(facts.lines.at(1).text.contains(u"refused"_s));
    const SyncCardFacts analytics = card(u"datastore-analytics"_s);
    QVERIFY(analytics.next.contains(u"orders_eu to Sales board"_s));
    // A run that is older than those that the feed brings.
    m_access->runs.clear();
    m_access->facts.jobs[1].lastRun = overviewRun(3, m_access->facts.jobs.at(1), RunState::Stopped);
    QVERIFY(card(u"datastore-analytics"_s).run->number == 3);
}

void OverviewWordsTest::namesWhatIsMissing()
{
    const SyncCardFacts none = card(u"crm-bulk"_s, u"production"_s);
    QVERIFY(none.job.isEmpty());
    QVERIFY(!none.run);
    QCOMPARE(none.lines.size(), 1);
    QVERIFY(none.lines.first().text.contains(u"not connected"_s));
    m_access->facts.connections.removeFirst(); // a job names what is gone
    const SyncCardFacts gone = card(u"crm-bulk"_s);
    QCOMPARE(gone.lines.first().tone, Tone::Error);
    QVERIFY(gone.lines.first().text.contains(u"was removed"_s));
}

void OverviewWordsTest::namesWhatNeedsAttention()
{
    using Kind = AttentionRow::Kind;
    const QList<AttentionRow> rows = attention();
    QList<Kind> kinds;
    for (const AttentionRow &row : rows) {
        kinds << row.kind;
        QVERIFY2(!row.text.isEmpty() && !row.action.isEmpty() && !row.target.isEmpty()
                && !row.icon.isEmpty(),
            qPrintable(row.key));
    }
    QCOMPARE(kinds,
        (QList<Kind>{Kind::Connection, Kind::Failed, Kind::Interrupted, Kind::Unknown, Kind::Lock,
            Kind::Missed}));
    QCOMPARE(rows.at(0).action, u"Replace Key…"_s);
    QCOMPARE(rows.at(2).action, u"Resume…"_s);
    QVERIFY(rows.at(5).note.contains(u"Sluice was not open"_s));
    m_access->facts.connections[0].state = u"sign_in_expired"_s;
    QCOMPARE(attention().first().action, u"Sign In…"_s);
    m_access->facts.connections[0].state = u"not_signed_in"_s;
    QCOMPARE(attention().size(), 7);
    m_access->facts.connections[0].jobs.clear(); // nobody misses it
    QCOMPARE(attention().size(), 6);
}

void OverviewWordsTest::dropsWhatIsSettled()
{
    const auto hasRun = [this](const QString &id) {
        const QList<AttentionRow> rows = attention();
        return std::ranges::any_of(
            rows, [&id](const AttentionRow &row) { return row.target == id; });
    };
    QVERIFY(!hasRun(u"run-122"_s)); // the job ran again since
    QVERIFY(hasRun(u"run-126"_s));
    m_access->runs.prepend(
        overviewRun(129, m_access->facts.jobs.at(2), RunState::Completed, {1, 1, 0, 0, 0, 0}));
    QVERIFY(!hasRun(u"run-126"_s));
    m_access->runs[0].isDryRun = true; // a plan mends nothing
    QVERIFY(hasRun(u"run-126"_s));
    // The lock of a run that is listed is part of that row.
    m_access->facts.leftLocks[0].runId = u"run-124"_s;
    QVERIFY(!hasRun(m_access->facts.leftLocks.at(0).name));
}

void OverviewWordsTest::keepsToTheEnvironment()
{
    QVERIFY(attention(u"production"_s).isEmpty());
    QVERIFY(recentRuns(u"production"_s, m_access->runs, 5).isEmpty());
    QCOMPARE(recentRuns(u"sandbox"_s, m_access->runs, 5).size(), 5);
    QCOMPARE(recentRuns({}, m_access->runs, 50).size(), 7);
}

void OverviewWordsTest::keepsRowsThatStay()
{
    AttentionModel model;
    const QAbstractItemModelTester tester(&model);
    const QList<AttentionRow> rows = attention();
    model.setRows(rows);
    QCOMPARE(model.rowCount(), 6);
    const QPersistentModelIndex interrupted(model.index(2, AttentionModel::What));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows(rows);
    QCOMPARE(changes.count(), 0); // four times a second the same is no change
    model.setRows(rows.mid(1));
    QVERIFY(interrupted.isValid());
    QCOMPARE(interrupted.row(), 1);
    QCOMPARE(model.index(1, AttentionModel::Action).data().toString(), u"Resume…"_s);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

QObject *makeOverviewWordsTest()
{
    return new OverviewWordsTest;
}

} // namespace sluice::testing

#include "tst_overviewwords.moc"
