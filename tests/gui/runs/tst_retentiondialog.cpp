// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/appsettings.h"
#include "base/clock.h"
#include "console/runs/retentiondialog.h"
#include "console/widgets/rowview.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"
#include "gui/pagefixture.h"
#include "gui/runs/runtests.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr qint64 kDayMs = 24 * 3'600'000;
constexpr auto kRunState = "UPDATE run SET state=?, finished_at=? WHERE id=?";

} // namespace

// How long run files are kept, on a real store: nothing is deleted unasked, and what is still
// needed stays.
class RetentionDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheSetting();
    void asksBeforeFilesGo();
    void keepsForGoodWithoutAsking();
    void cleansAfterItsPlan();
    void worksWithTheKeyboard();

private:
    template <class T> T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    // With one file of 1,000 bytes; its folder.
    QString makeRun(const QString &state, int daysAgo);
    void open()
    {
        m_dialog = new RetentionDialog(m_fixture->context(), nullptr);
        m_dialog->show();
        QTRY_VERIFY(find<QSpinBox>("keepDaysSpin")->isEnabled());
    }
    QString plan() { return find<QLabel>("cleanPlan")->text(); }
    qint64 saved()
    {
        return m_fixture->application->settings().value(kKeepRunFilesDays).value_or(-1);
    }
    int rows() { return find<RowView>("oldFilesTable")->model()->rowCount(); }

    std::unique_ptr<testing::PageFixture> m_fixture;
    QPointer<RetentionDialog> m_dialog;
};

void RetentionDialogTest::init()
{
    m_fixture = std::make_unique<testing::PageFixture>();
    const QString problem = m_fixture->open();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void RetentionDialogTest::cleanup()
{
    delete m_dialog.data();
    m_fixture.reset();
}

QString RetentionDialogTest::makeRun(const QString &state, int daysAgo)
{
    RunLedger &ledger = m_fixture->application->ledger();
    RunSpec spec;
    spec.jobName = u"Clean up leads"_s;
    spec.kind = u"crm-bulk"_s;
    spec.subject = u"Leads"_s;
    spec.environment = u"sandbox"_s;
    auto run = ledger.create(spec);
    if (!run)
        return {};
    const qint64 endedMs = Clock::system().nowMs() - daysAgo * kDayMs;
    auto done = ledger.store().write([&](Sql &sql) -> Result<void> {
        auto put = sql.run(kRunState, {state, endedMs, run->id});
        return put ? Result<void>() : fail(put.error());
    });
    const QString folder = ledger.runDirectory(run->id);
    QFile file(folder + u"/page.csv"_s);
    const bool isMade = done && QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
        && file.write(QByteArray(1000, 'x')) == 1000;
    return isMade ? folder : QString();
}

void RetentionDialogTest::showsTheSetting()
{
    open();
    QCOMPARE(find<QSpinBox>("keepDaysSpin")->value(), 30);
    QVERIFY(find<QCheckBox>("deleteFilesCheck")->isChecked());
    QTRY_COMPARE(plan(), u"No run that is older has files."_s);
    QVERIFY(!find<QPushButton>("saveDaysButton")->isEnabled());
    QVERIFY(!find<QPushButton>("cleanNowButton")->isEnabled());
    QVERIFY2(testing::namelessWidgets(m_dialog).isEmpty(),
        qPrintable(testing::namelessWidgets(m_dialog).join(u' ')));
}

void RetentionDialogTest::asksBeforeFilesGo()
{
    const QString folder = makeRun(u"completed"_s, 20);
    QVERIFY(!folder.isEmpty());
    open();
    find<QSpinBox>("keepDaysSpin")->setValue(10);
    auto *save = find<QPushButton>("saveDaysButton");
    QTRY_VERIFY(save->isEnabled());
    QVERIFY2(plan().contains(u"1 file of 1 run"_s), qPrintable(plan()));
    save->click();
    QVERIFY(m_fixture->prompt.last.isDestructive);
    QTest::qWait(100);
    QCOMPARE(saved(), 30); // it was not agreed to
    m_fixture->prompt.isYes = true;
    save->click();
    QTRY_COMPARE(saved(), 10);
    QTRY_VERIFY(!save->isEnabled());
    QVERIFY(find<QLabel>("retentionNote")->text().contains(u"10 days"_s));
    QVERIFY(QDir(folder).exists());
}

void RetentionDialogTest::keepsForGoodWithoutAsking()
{
    QVERIFY(!makeRun(u"completed"_s, 20).isEmpty());
    open();
    find<QCheckBox>("deleteFilesCheck")->setChecked(false);
    QVERIFY(!find<QSpinBox>("keepDaysSpin")->isEnabled());
    auto *save = find<QPushButton>("saveDaysButton");
    QTRY_VERIFY(save->isEnabled());
    QCOMPARE(rows(), 0);
    save->click();
    QTRY_COMPARE(saved(), 0);
    QVERIFY(m_fixture->prompt.asked.isEmpty());
}

void RetentionDialogTest::cleansAfterItsPlan()
{
    const QString old = makeRun(u"completed"_s, 20);
    const QString needed = makeRun(u"stopped"_s, 20);
    const QString young = makeRun(u"completed"_s, 3);
    QVERIFY(!old.isEmpty() && !needed.isEmpty() && !young.isEmpty());
    open();
    find<QSpinBox>("keepDaysSpin")->setValue(10);
    auto *clean = find<QPushButton>("cleanNowButton");
    QTRY_VERIFY(clean->isEnabled());
    QCOMPARE(rows(), 2);
    const auto *model = find<RowView>("oldFilesTable")->model();
    QCOMPARE(model->index(0, 5).data().toString(), u"would be deleted"_s);
    QVERIFY(model->index(1, 5).data().toString().startsWith(u"kept: "_s));
    testing::takePicture(*m_dialog, u"retention"_s);
    clean->click();
    QCOMPARE(m_fixture->prompt.asked.size(), 1);
    QTest::qWait(100);
    QVERIFY(QDir(old).exists()); // a plan and a question delete nothing
    m_fixture->prompt.isYes = true;
    clean->click();
    QTRY_VERIFY(!QDir(old).exists());
    QTRY_COMPARE(rows(), 1);
    QVERIFY(QDir(needed).exists() && QDir(young).exists());
    QVERIFY(!clean->isEnabled());
    QVERIFY(find<QLabel>("retentionNote")->text().contains(u"of 1 run"_s));
    QCOMPARE(saved(), 30); // the time was only looked with
}

void RetentionDialogTest::worksWithTheKeyboard()
{
    open();
    QTRY_VERIFY(find<QSpinBox>("keepDaysSpin")->hasFocus());
    QTest::keyClicks(find<QSpinBox>("keepDaysSpin"), u"45"_s);
    auto *save = find<QPushButton>("saveDaysButton");
    QTRY_VERIFY(save->isEnabled());
    save->setFocus();
    QTest::keyClick(save, Qt::Key_Space);
    QTRY_COMPARE(saved(), 45);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

QObject *makeRetentionDialogTest()
{
    return new RetentionDialogTest;
}

#include "tst_retentiondialog.moc"
