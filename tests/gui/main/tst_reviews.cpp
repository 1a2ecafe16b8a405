// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "base/clock.h"
#include "base/ids.h"
#include "console/main/resumedialog.h"
#include "console/main/targetlocksdialog.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "core/store/store.h"
#include "gui/overview/fakeoverviewaccess.h"
#include "gui/pagefixture.h"

#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// The review of interrupted runs, and the locks of targets.
class ReviewsTest : public QObject
{
    Q_OBJECT

private slots:
    void saysHowFarItIs();
    void choosesRuns();
    void releasesWhatWasLeftOver();

private:
    static RunSnapshot snapshot();
};

RunSnapshot ReviewsTest::snapshot()
{
    const auto step = [](const QString &title, StepState state) {
        StepView view;
        view.title = title;
        view.state = state;
        view.startedAtMs = state == StepState::Blocked ? 0 : 1;
        return view;
    };
    RunSnapshot snapshot;
    snapshot.run = overviewRun(124,
        overviewJob(u"j"_s, u"Orders to Klaviyo"_s, u"commerce-klaviyo"_s, u"a"_s, u"b"_s),
        RunState::Interrupted, {40'000, 30'500, 0, 2, 9'398, 100});
    snapshot.stages = {
        {.id = u"read"_s,
            .title = u"Read"_s,
            .steps = {step(u"Page 3"_s, StepState::Done), step(u"Page 4"_s, StepState::Running)}},
        {.id = u"write"_s,
            .title = u"Write"_s,
            .steps
            = {step(u"Chunk 2"_s, StepState::Done), step(u"Chunk 3"_s, StepState::WaitingRemote),
                step(u"Chunk 4"_s, StepState::Blocked)}}};
    snapshot.confirmed = {{.stream = u"orders"_s, .title = u"Orders"_s, .id = u"8f2c"_s}};
    return snapshot;
}

void ReviewsTest::saysHowFarItIs()
{
    const ResumeReview review = resumeReviewOf(snapshot());
    QCOMPARE(review.safePoint, u"Read: page 3, Write: chunk 2"_s);
    QVERIFY(review.safeFacts.join(u'\n').contains(u"Orders up to ID 8f2c"_s));
    const QString repeated = review.repeated.join(u'\n');
    QVERIFY(repeated.contains(u"Page 4 is read again"_s));
    QVERIFY(repeated.contains(u"100 records were on their way"_s));
    QVERIFY(repeated.contains(
        Format::count(9'398) + u" records that were read are sent for the first time"_s));
    const ResumeReview fresh = resumeReviewOf({});
    QCOMPARE(fresh.safePoint, u"its beginning"_s);
    QCOMPARE(fresh.repeated, QStringList{u"Nothing is done twice."_s});
}

void ReviewsTest::choosesRuns()
{
    auto *dialog = new ResumeDialog(nullptr);
    QSignalSpy resumed(dialog, &ResumeDialog::resumeWanted);
    QSignalSpy discarded(dialog, &ResumeDialog::discardWanted);
    dialog->show();
    auto *resume = dialog->findChild<QPushButton *>(u"resumeButton"_s);
    QVERIFY(!resume->isEnabled()); // nothing is known yet
    RunSnapshot other = snapshot();
    other.run.id = u"run-7"_s;
    other.run.number = 7;
    dialog->setReviews({resumeReviewOf(snapshot()), resumeReviewOf(other)});
    QTest::qWait(30);
    takePicture(*dialog, u"resume-dialog"_s);
    QVERIFY(namelessWidgets(dialog).isEmpty());
    resume->click();
    QCOMPARE(resumed.takeFirst().at(0).toStringList(), (QStringList{u"run-124"_s, u"run-7"_s}));
    dialog->setReviews({resumeReviewOf(snapshot()), resumeReviewOf(other)}, u"run-7"_s);
    auto *view = dialog->findChild<RowView *>(u"resumeTable"_s);
    QCOMPARE(view->currentIndex().row(), 1);
    dialog->findChild<QPushButton *>(u"discardButton"_s)->click();
    QCOMPARE(discarded.takeFirst().at(0).toStringList(), QStringList{u"run-7"_s});
    view->setCurrentIndex(view->model()->index(0, 0));
    QVERIFY(dialog->findChild<QLabel *>(u"resumeRepeated"_s)->text().contains(u"Page 4"_s));
    dialog->setReviews({});
    QVERIFY(!resume->isEnabled());
    delete dialog;
}

// One that a living process holds stays; one whose process is gone can be released after a
// question.
void ReviewsTest::releasesWhatWasLeftOver()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    const qint64 now = Clock::system().nowMs();
    auto put = fixture.application->store().write([now](Sql &sql) -> Result<void> {
        for (const auto &[name, owner] : {std::pair{u"held"_s, ProcessIdentity::current().text()},
                 std::pair{u"left"_s, u"999999:1:gone"_s}}) {
            auto made = sql.run("INSERT INTO named_lock(name, run_id, owner, epoch, lease_until,"
                                " taken_at) VALUES(?,?,?,1,?,?)",
                {name, QString(u"r-"_s + name), owner, now + 60'000,
                    now - (name.size() + 1) * 1'000});
            if (!made)
                return fail(made.error());
        }
        return {};
    });
    QVERIFY(put.has_value());
    const ConsoleContext context = fixture.context();
    auto *dialog = new TargetLocksDialog(context, u"left"_s, nullptr);
    dialog->show();
    auto *view = dialog->findChild<RowView *>(u"targetLocksTable"_s);
    auto *release = dialog->findChild<QPushButton *>(u"releaseButton"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QTest::qWait(30);
    takePicture(*dialog, u"locks-dialog"_s);
    const auto rowOf = [view](const QString &name) {
        return view->model()->index(0, 0).data().toString() == name ? 0 : 1;
    };
    QCOMPARE(view->currentIndex().row(), rowOf(u"left"_s));
    view->setCurrentIndex(view->model()->index(rowOf(u"held"_s), 0));
    QVERIFY(!release->isEnabled());
    QVERIFY(!fixture.application->runs().releaseLock(u"held"_s).has_value());
    view->setCurrentIndex(view->model()->index(rowOf(u"left"_s), 0));
    QVERIFY(release->isEnabled());
    release->click(); // the answer is no
    QVERIFY(fixture.prompt.last.title.contains(u"left"_s));
    QCOMPARE(fixture.application->runs().locks()->size(), 2);
    fixture.prompt.isYes = true;
    release->click();
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QCOMPARE(fixture.application->runs().locks()->first().name, u"held"_s);
    delete dialog;
}

QObject *makeReviewsTest()
{
    return new ReviewsTest;
}

} // namespace sluice::testing

#include "tst_reviews.moc"
