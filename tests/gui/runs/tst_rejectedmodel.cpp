// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedmodel.h"
#include "console/runs/rejectionwords.h"
#include "console/runs/runfilespane.h"
#include "gui/runs/modelcells.h"
#include "gui/runs/runsamples.h"
#include "gui/runs/runtests.h"

#include <QTimer>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;

// What a run leaves behind: its rejected records by pages, and its files.
class RejectedModelTest final : public QObject
{
    Q_OBJECT

private slots:
    // Only the pages that are looked at are fetched, the newest wish first.
    void rejectedModelFetchesWhatIsSeen()
    {
        RejectedModel model; // no tester here: it looks at rows by itself
        QList<std::pair<qint64, int>> asked;
        model.setFetch([&asked](qint64 from, int limit) { asked.append({from, limit}); });
        const QList<RecordIssue> all = samples::issues(1200);
        const IssueIndex index{.count = 1200,
            .pageStarts = {all.at(0).ordinal, all.at(500).ordinal, all.at(1000).ordinal}};
        model.setIndex(index);
        QCOMPARE(model.rowCount(), 1200);
        QCOMPARE(textAt(model, 1100, RejectedModel::Ordinal), u"…"_s);
        QTRY_COMPARE(asked.size(), 1);
        const qint64 first = asked.first().first;
        QCOMPARE(asked.first().second, RejectedModel::kPageSize);
        model.want(1100);
        model.want(700); // scrolled on before that came
        QCOMPARE(asked.size(), 1); // one at a time
        model.takePage(first == all.at(0).ordinal ? all.mid(0, 500) : all.mid(1000));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.last().first, all.at(500).ordinal);
        model.takePage(all.mid(500, 500));
        QVERIFY(model.issue(700));
        QCOMPARE(model.issue(700)->ordinal, all.at(700).ordinal);
        QCOMPARE(textAt(model, 700, RejectedModel::Code), all.at(700).code);
        QCOMPARE(
            textAt(model, 700, RejectedModel::Retryable), retryWord(retryHope(all.at(700).code)));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.issue(700));
    }

    // Chunks settle in any order: a record before those that are shown takes its place among them.
    void rejectedModelTakesWhatCameBetween()
    {
        RejectedModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<qint64> rejected{5, 9};
        model.setFetch([&model, &rejected](qint64 from, int) {
            QList<RecordIssue> issues;
            for (const qint64 ordinal : rejected) {
                if (ordinal >= from)
                    issues.append({.ordinal = ordinal, .outcome = u"rejected"_s});
            }
            QTimer::singleShot(0, &model, [&model, issues] { model.takePage(issues); });
        });
        model.setIndex({.count = 2, .pageStarts = {5}});
        model.want(0);
        QTRY_VERIFY(model.issue(1));
        rejected = {3, 5, 7, 9, 11};
        model.setIndex({.count = 5, .pageStarts = {3}});
        QCOMPARE(model.rowCount(), 5);
        model.want(0);
        QTRY_VERIFY(model.issue(4));
        QList<qint64> shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown.append(model.issue(row)->ordinal);
        QCOMPARE(shown, rejected);
    }

    void rejectedModelHoldsFewPages()
    {
        RejectedModel model;
        constexpr int kPages = 3 * RejectedModel::kMostPages;
        IssueIndex index{.count = qint64{kPages} * RejectedModel::kPageSize};
        for (int page = 0; page < kPages; ++page)
            index.pageStarts.append(page * RejectedModel::kPageSize);
        model.setFetch([&model](qint64 from, int limit) {
            QList<RecordIssue> issues;
            for (int i = 0; i < limit; ++i)
                issues.append(RecordIssue{.ordinal = from + i});
            QTimer::singleShot(0, &model, [&model, issues] { model.takePage(issues); });
        });
        model.setIndex(index);
        int held = 0;
        for (int page = 0; page < kPages; ++page) {
            model.want(page * RejectedModel::kPageSize);
            QTRY_VERIFY(model.issue(page * RejectedModel::kPageSize));
        }
        for (int page = 0; page < kPages; ++page)
            held += model.issue(page * RejectedModel::kPageSize) ? 1 : 0;
        QCOMPARE(held, RejectedModel::kMostPages);
        model.fetchFailed();
        model.want(0); // asked again after an error
        QTRY_VERIFY(model.issue(0));
    }

    void filesModelFollows()
    {
        RunFilesModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<RunFile> files{{u"pages/page-1.zip"_s, u"page"_s, 200'000, 18'200'000, 0},
            {u"outcome/written.csv"_s, u"outcome"_s, 10, 1500, samples::kNowMs}};
        model.setFiles(files);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(textAt(model, 0, RunFilesModel::Created), u"gone"_s);
        QCOMPARE(textAt(model, 1, RunFilesModel::Size), u"1.5 kB"_s);
        files[1].records = 20;
        files.append({u"outcome/rejected.csv"_s, u"outcome"_s, 1, 100, samples::kNowMs});
        model.setFiles(files);
        QCOMPARE(textAt(model, 1, RunFilesModel::Records), u"20"_s);
        QCOMPARE(model.rowCount(), 3);
        model.setFiles({files.last()});
        QCOMPARE(model.rowCount(), 1);
    }
};

QObject *makeRejectedModelTest()
{
    return new RejectedModelTest;
}

#include "tst_rejectedmodel.moc"
