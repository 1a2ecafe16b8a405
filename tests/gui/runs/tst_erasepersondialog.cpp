// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/personerasure.h"
#include "console/runs/erasepersondialog.h"
#include "console/theme/theme.h"
#include "console/widgets/rowview.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"
#include "gui/pagefixture.h"
#include "gui/runs/runtests.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr auto kAnn = "ann@example.org"_L1;

} // namespace

// One person in a real data directory: nothing goes unplanned or unconfirmed, and what is erased is
// in no file any more.
class ErasePersonDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void erasesAfterTwoConfirmations();
    void tellsHowFarItIs();
    void saysWhatIsInTheWay();
    void refusesWhatIsTooShort();

private:
    QString makeRun(const QString &state); // the folder of its files
    template <class T> T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void type(const char *field, const QString &text) { find<QLineEdit>(field)->setText(text); }
    void showPlan()
    {
        find<QPushButton>("showPlanButton")->click();
        QTRY_VERIFY(find<QPushButton>("showPlanButton")->isEnabled());
    }
    QString summary() const { return find<QLabel>("personSummary")->text(); }
    QString problem() const { return find<QLabel>("personProblem")->text(); }

    std::unique_ptr<PageFixture> m_fixture;
    QPointer<ErasePersonDialog> m_dialog;
};

void ErasePersonDialogTest::init()
{
    m_fixture = std::make_unique<PageFixture>();
    QCOMPARE(m_fixture->open(), QString());
    m_dialog = new ErasePersonDialog(m_fixture->context(), nullptr);
    m_dialog->show();
}

void ErasePersonDialogTest::cleanup()
{
    delete m_dialog;
    m_fixture.reset();
    Theme::instance().setMode(Theme::Mode::Light);
}

QString ErasePersonDialogTest::makeRun(const QString &state)
{
    RunLedger &ledger = m_fixture->application->ledger();
    RunSpec spec;
    spec.jobName = u"Contacts"_s;
    spec.kind = u"crm-bulk"_s;
    spec.subject = u"Contacts"_s;
    spec.environment = u"sandbox"_s;
    auto run = ledger.create(spec);
    if (!run)
        return {};
    auto done = ledger.store().write([&run, &state](Sql &sql) -> Result<void> {
        auto put = sql.run("UPDATE run SET state=? WHERE id=?", {state, run->id});
        return put ? Result<void>() : fail(put.error());
    });
    const QString folder = ledger.runDirectory(run->id) + u"/pages"_s;
    QFile file(folder + u"/1.csv"_s);
    const bool isMade = done && QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
        && file.write("id,Email\n5725767000000412001,ann@example.org\n"
                      "5725767000000412002,bob@x.org\n")
            > 0;
    return isMade ? file.fileName() : QString();
}

void ErasePersonDialogTest::erasesAfterTwoConfirmations()
{
    const QString path = makeRun(u"completed"_s);
    QVERIFY(!path.isEmpty());
    const auto contains = [&path](const QByteArray &text) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(text);
    };
    auto *erase = find<QPushButton>("eraseButton");
    QCOMPARE(namelessWidgets(m_dialog), QStringList());
    QVERIFY(!erase->isEnabled());
    QVERIFY(erase->toolTip().contains(u"first"_s));
    type("personEmailEdit", u"Ann@Example.org"_s);
    showPlan();
    QVERIFY2(summary().contains(u"would go"_s), qPrintable(summary() + problem()));
    QVERIFY(find<RowView>("personPlaces")->model()->rowCount() > 0);
    QVERIFY(contains("ann@example.org")); // a plan changes nothing
    QVERIFY(!erase->isEnabled());
    find<QCheckBox>("understandCheck")->setChecked(true);
    type("personAgainEdit", u"bob@x.org"_s);
    QVERIFY(!erase->isEnabled());
    type("personAgainEdit", u"Ann@Example.org"_s);
    QVERIFY(erase->isEnabled());
    takePicture(*m_dialog, u"erase-person-plan"_s);
    Theme::instance().setMode(Theme::Mode::Dark);
    takePicture(*m_dialog, u"erase-person-plan-dark"_s);

    // Another person is another plan.
    type("personEmailEdit", u"bob@x.org"_s);
    QVERIFY(!erase->isEnabled());
    QVERIFY(!find<QCheckBox>("understandCheck")->isChecked());
    type("personEmailEdit", kAnn);
    showPlan();
    find<QCheckBox>("understandCheck")->setChecked(true);
    type("personAgainEdit", kAnn);
    erase->click();
    QVERIFY(!find<QPushButton>("closeButton")->isEnabled()); // it stays until it is done
    m_dialog->reject();
    QVERIFY(m_dialog && m_dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("closeButton")->isEnabled(), 30'000);
    QVERIFY2(summary().contains(u"Nothing is left"_s), qPrintable(summary() + problem()));
    QVERIFY(!contains("ann@example.org"));
    QVERIFY(!contains("5725767000000412001"));
    QVERIFY(contains("bob@x.org"));
    QCOMPARE(QDir(m_fixture->dataDirectory() + u"/erasures"_s).entryList(QDir::Files).size(), 1);
    takePicture(*m_dialog, u"erase-person-done-dark"_s);
    find<QPushButton>("closeButton")->click();
    QTRY_VERIFY(!m_dialog);
}

// Looking can be stopped at any time; erasing only as long as nothing was changed.
void ErasePersonDialogTest::tellsHowFarItIs()
{
    const QString path = makeRun(u"completed"_s);
    QVERIFY(!path.isEmpty());
    QList<ErasureProgress> told;
    ErasureSubject who;
    QVERIFY(who.addEmail(kAnn));
    RunLedger &ledger = m_fixture->application->ledger();
    const auto note = [&told](const ErasureProgress &progress) { told << progress; };
    QVERIFY(PersonErasure(ledger, who, {.token = {}, .note = note}).plan());
    QSet<ErasureProgress::Phase> phases;
    for (const ErasureProgress &progress : std::as_const(told)) {
        phases << progress.phase;
        QVERIFY(progress.canStop);
        QVERIFY(progress.done >= 0 && progress.done <= progress.total);
    }
    QCOMPARE(phases.size(), 3); // files, store, log
    QVERIFY(std::any_of(told.cbegin(), told.cend(), [](const ErasureProgress &progress) {
        return progress.phase == ErasureProgress::Phase::Store && progress.total > 0
            && progress.done == progress.total;
    }));

    // A wish to stop that comes too late ends nothing half-way.
    CancelSource late;
    const auto stopLate = [&late](const ErasureProgress &progress) {
        if (!progress.canStop)
            late.request(StopWish::Stop);
    };
    const auto before = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    CancelSource early;
    early.request(StopWish::Stop);
    const auto stopped = PersonErasure(ledger, who, {.token = early.token(), .note = note}).erase();
    QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    QVERIFY(before().contains("ann@example.org"));
    // Until the first file would be another one: the copy beside it goes, and what was kept for
    // doing it once more.
    CancelSource erasing;
    const auto stopErasing = [&erasing](const ErasureProgress &progress) {
        if (progress.phase == ErasureProgress::Phase::Erasing)
            erasing.request(StopWish::Stop);
    };
    const auto still
        = PersonErasure(ledger, who, {.token = erasing.token(), .note = stopErasing}).erase();
    QVERIFY(!still && still.error().kind == ErrorKind::Cancelled);
    QVERIFY(before().contains("ann@example.org"));
    QCOMPARE(QFileInfo(path).dir().entryList(QDir::Files), QStringList{u"1.csv"_s});
    QVERIFY(!QFile::exists(m_fixture->dataDirectory() + u"/erasures/unfinished.json"_s));
    const auto done = PersonErasure(ledger, who, {.token = late.token(), .note = stopLate}).erase();
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().text()));
    QVERIFY(late.token().isStopped());
    QVERIFY(!before().contains("ann@example.org"));

    type("personEmailEdit", kAnn);
    find<QPushButton>("showPlanButton")->click();
    QVERIFY(find<QWidget>("personProgress")->isVisible());
    QVERIFY(!find<QLabel>("personDoing")->text().isEmpty());
    takePicture(*m_dialog, u"erase-person-looking"_s);
    find<QPushButton>("stopButton")->click();
    QTRY_VERIFY(!find<QPushButton>("stopButton")->isVisible());
    // It may have been quicker than the wish.
    QVERIFY2(problem().contains(u"Nothing was changed"_s) || !summary().isEmpty(),
        qPrintable(problem()));
}

void ErasePersonDialogTest::saysWhatIsInTheWay()
{
    const QString path = makeRun(u"stopped"_s); // it can be resumed
    QVERIFY(!path.isEmpty());
    type("personEmailEdit", kAnn);
    showPlan();
    QVERIFY2(problem().contains(u"In the way"_s), qPrintable(problem()));
    QVERIFY(!find<QCheckBox>("understandCheck")->isEnabled());
    QVERIFY(find<QPushButton>("eraseButton")->toolTip().contains(u"in the way"_s));
    takePicture(*m_dialog, u"erase-person-in-the-way"_s);
}

void ErasePersonDialogTest::refusesWhatIsTooShort()
{
    QVERIFY(!find<QPushButton>("showPlanButton")->isEnabled());
    type("personPhoneEdit", u"112"_s);
    find<QPushButton>("showPlanButton")->click();
    QVERIFY(problem().contains(u"too short"_s));
    QVERIFY(!find<QPushButton>("eraseButton")->isEnabled());
}

QObject *makeErasePersonDialogTest()
{
    return new ErasePersonDialogTest;
}

#include "tst_erasepersondialog.moc"
