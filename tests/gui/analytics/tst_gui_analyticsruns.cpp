// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/analytics/analyticspage.h"
#include "console/analytics/columnmodel.h"
#include "console/analytics/tablemappingdialog.h"
#include "console/analytics/watchmodel.h"
#include "console/main/mainwindow.h"
#include "console/widgets/eliding.h"
#include "console/widgets/rowview.h"
#include "console/widgets/steplist.h"
#include "gui/guimain.h"
#include "gui/main/consolefixture.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kTableLimitMs = 60'000;

} // namespace

// The page Analytics with the real pipeline and a sandbox program: lists that come from the
// services, a plan, runs with and without a mapping, and looking at a run again.
class AnalyticsRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsComeFromTheServices();
    void planSaysUnits();
    void runsWithoutAMapping();
    void runsAPart();
    void runsWithAMapping();
    void sendsOneRow();
    void sendsARejectedRowAgain();
    void keepsATableInStep();

private:
    QAction *action(const char *name) const
    {
        return m_console->window()->findChild<QAction *>(QLatin1StringView(name));
    }
    template <class T> T *find(const char *name) const
    {
        return m_console->window()->findChild<T *>(QLatin1StringView(name));
    }
    AnalyticsSyncPage *page() const
    {
        return m_console->window()->findChild<AnalyticsSyncPage *>();
    }
    std::optional<RunRow> newestRun() const
    {
        auto runs = m_console->application().runs().list(1);
        return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
    }
    void pressRun(); // and wait for its end

    std::unique_ptr<ConsoleFixture> m_console;
};

void AnalyticsRunsTest::initTestCase()
{
    m_console = std::make_unique<ConsoleFixture>(QStringList{u"--limits"_s, u"off"_s});
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
    m_console->window()->showPage(u"analytics"_s);
}

void AnalyticsRunsTest::listsComeFromTheServices()
{
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kTableLimitMs);
    const auto *tables = page()->findChild<QComboBox *>(u"tableCombo"_s);
    QVERIFY(tables->findText(u"Orders"_s) >= 0);
    QVERIFY(tables->count() > 1);
    QVERIFY(page()->findChild<QComboBox *>(u"viewCombo"_s)->count() > 0);
    const QString note = page()->findChild<QLabel *>(u"targetNote"_s)->text();
    QVERIFY2(note.contains(u"is made"_s), qPrintable(note));
}

void AnalyticsRunsTest::planSaysUnits()
{
    action("actionCheckPlan")->trigger();
    auto *note = page()->findChild<QLabel *>(u"planNote"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(
        note->text().contains(u"nothing was written"_s), qPrintable(note->text()), kTableLimitMs);
    QVERIFY(newestRun()->isDryRun);
    QVERIFY(newestRun()->counts.written > 0);
    QTRY_VERIFY(action("actionRun")->isEnabled());
}

void AnalyticsRunsTest::pressRun()
{
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kTableLimitMs);
    const auto before = newestRun();
    action("actionRun")->trigger();
    auto *run = find<QPushButton>("dialogRunButton");
    QVERIFY(run);
    run->click();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && newestRun()->id != before->id, kTableLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), kTableLimitMs);
    QVERIFY2(newestRun()->state == RunState::Completed
            || newestRun()->state == RunState::CompletedWithRejections,
        qPrintable(newestRun()->reason));
}

void AnalyticsRunsTest::runsWithoutAMapping()
{
    pressRun();
    const RunRow run = *newestRun();
    QVERIFY(run.counts.written > 0);
    m_console->window()->openRun(run.id);
    auto *verify = find<QPushButton>("actionVerify");
    QVERIFY(verify);
    QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), kTableLimitMs);
    verify->click();
    QTRY_COMPARE_WITH_TIMEOUT(verify->text(), u"Verify Again"_s, kTableLimitMs);
    QVERIFY(find<RowView>("verifyTable")->model()->rowCount() > 0);
    m_console->window()->showPage(u"analytics"_s);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kTableLimitMs); // the view is there
    const auto *checks = page()->findChild<StepList *>(u"planChecks"_s);
    const auto fits = [checks] {
        for (const StepList::Step &step : checks->steps()) {
            if (step.name.endsWith(u"columns fit the view"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(fits());
}

// Some rows for one run; the job stays as it is.
void AnalyticsRunsTest::runsAPart()
{
    auto *what = page()->findChild<QComboBox *>(u"selectionCombo"_s);
    QVERIFY(what);
    what->setCurrentIndex(what->findData(u"rows"_s));
    emit what->activated(what->currentIndex());
    page()->findChild<QSpinBox *>(u"toSpin"_s)->setValue(5);
    pressRun();
    QCOMPARE(newestRun()->counts.read, 5);
    m_console->window()->showPage(u"analytics"_s);
    what->setCurrentIndex(0);
    emit what->activated(0);
}

void AnalyticsRunsTest::runsWithAMapping()
{
    // The run before is over for the page, too: what it works with cannot be changed until then.
    QTRY_VERIFY(action("actionRun")->isEnabled());
    page()->findChild<QPushButton *>(u"mappingButton"_s)->click();
    auto *dialog = find<TableMappingDialog>("tableMappingDialog");
    QVERIFY(dialog);
    auto *model = dialog->findChild<QAbstractItemView *>(u"columnTable"_s)->model();
    QTRY_VERIFY(model->rowCount() > 2);
    QTRY_VERIFY(!model->index(0, ColumnModel::Sample).data().toString().isEmpty()); // of real rows
    QString left;
    for (int row = 1; row < model->rowCount() && left.isEmpty(); ++row) {
        const QModelIndex sent = model->index(row, ColumnModel::Sent);
        if (sent.data(Qt::CheckStateRole).toInt() == Qt::Checked) {
            left = model->index(row, ColumnModel::Source).data().toString();
            QVERIFY(model->setData(sent, Qt::Unchecked, Qt::CheckStateRole));
        }
    }
    QCOMPARE(dialog->mapping().without, QStringList{left});
    dialog->findChild<QPushButton *>(u"useButton"_s)->click();
    page()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_VERIFY(m_console->application().jobs().find(u"Copy orders"_s)->mapping.isObject());
    pressRun();
    const QJsonObject mapping = newestRun()->params.value("mapping"_L1).toObject();
    QCOMPARE(mapping.value("without"_L1).toArray(), QJsonArray{left});
}

// By the real pipeline: a row that the table has, and one that it lacks.
void AnalyticsRunsTest::sendsOneRow()
{
    m_console->window()->showPage(u"analytics"_s);
    auto *link = find<QPushButton>("actionSendOneRow");
    QTRY_VERIFY(link && link->isVisible());
    const auto written = m_console->sandbox().getText(u"/ledger?service=catalyst&stream=Orders"_s);
    QVERIFY(!written.isEmpty());
    const QString rowId = QJsonDocument::fromJson(written.left(written.indexOf('\n')))
                              .object()
                              .value("id"_L1)
                              .toString();
    QVERIFY(!rowId.isEmpty());
    link->click();
    auto *dialog = find<QDialog>("sendRowDialog");
    QVERIFY(dialog);
    auto *send = dialog->findChild<QPushButton *>(u"sendRowButton"_s);
    auto *result = dialog->findChild<QLabel *>(u"rowResultLabel"_s);
    dialog->findChild<QLineEdit *>(u"rowIdEdit"_s)->setText(rowId);
    // The row beside what is sent of it, before anything is sent.
    const auto runs = newestRun();
    dialog->findChild<QPushButton *>(u"fetchRowButton"_s)->click();
    auto *fetched = dialog->findChild<RowView *>(u"fetchedRowTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fetched->isVisible(), kTableLimitMs);
    QVERIFY(fetched->model()->rowCount() > 1);
    QCOMPARE(fetched->model()->index(0, 1).data().toString(), rowId);
    QCOMPARE(fetched->model()->index(0, 3).data().toString(), rowId);
    QCOMPARE(newestRun()->id, runs->id);
    send->click();
    QTRY_VERIFY2_WITH_TIMEOUT(result->text() == u"Sent. The row was updated in the view."_s,
        qPrintable(result->text()), kTableLimitMs);
    dialog->findChild<QLineEdit *>(u"rowIdEdit"_s)->setText(u"1"_s);
    send->click();
    QTRY_VERIFY2_WITH_TIMEOUT(
        result->text().contains(u"has no row 1"_s), qPrintable(result->text()), kTableLimitMs);
    dialog->reject();
}

// Analytics refuses some rows of a run, and takes one of them afterwards.
void AnalyticsRunsTest::sendsARejectedRowAgain()
{
    QVERIFY(m_console->sandbox().setSettings({{u"analyticsFailEvery"_s, 500}}));
    pressRun();
    QVERIFY(m_console->sandbox().setSettings({{u"analyticsFailEvery"_s, 0}}));
    const RunRow run = *newestRun();
    QVERIFY(run.counts.rejected > 0);
    m_console->window()->openRun(run.id);
    auto *table = find<RowView>("rejectedTable");
    QTRY_VERIFY(table->model()->rowCount() > 0 && table->currentIndex().isValid());
    auto *action = this->action("actionSendRow");
    QVERIFY(action);
    QTRY_VERIFY(action->isVisible() && action->isEnabled());
    action->trigger();
    const auto *result = find<QLabel>("sendRowResult");
    QVERIFY(!action->isEnabled());
    QTRY_VERIFY2_WITH_TIMEOUT(
        result->text().startsWith(u"Sent."_s), qPrintable(result->text()), kTableLimitMs);
    const RunRow sent = *newestRun();
    QVERIFY(sent.id != run.id);
    QCOMPARE(sent.counts.written, 1);
    QVERIFY(action->isEnabled());
}

// From the job's form to a table in step; the window is what says so. It begins off: no test's
// window watches by itself.
void AnalyticsRunsTest::keepsATableInStep()
{
    m_console->window()->showPage(u"analytics"_s);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kTableLimitMs);
    auto *mode = page()->findChild<QComboBox *>(u"modeCombo"_s);
    mode->setCurrentIndex(mode->findData(u"incremental"_s));
    emit mode->activated(mode->currentIndex());
    page()->findChild<QCheckBox *>(u"watchCheck"_s)->setChecked(true);
    page()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kTableLimitMs);
    const auto offered = [this] {
        for (const QMenu *menu : m_console->window()->menuBar()->findChildren<QMenu *>()) {
            if (menu->actions().contains(action("actionKeepInStep")))
                return true;
        }
        return false;
    };
    QVERIFY(offered());
    auto *status = find<ElidingLabel>("statusWatch");
    QVERIFY(!status->isVisible());
    action("actionKeepInStep")->trigger();
    const QAbstractItemModel *tables = find<RowView>("watchTable")->model();
    QTRY_COMPARE(tables->rowCount(), 1);
    const QString state = tables->index(0, WatchModel::State).data().toString();
    QCOMPARE(state, u"Off"_s);
    const auto before = newestRun();
    action("actionStartWatching")->trigger();
    const auto isInStep = [tables] {
        const QModelIndex state = tables->index(0, WatchModel::State);
        return state.data().toString() == u"Watching"_s
            && state.data(Qt::ToolTipRole).toString().startsWith(u"In step"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isInStep(), kTableLimitMs);
    QVERIFY(newestRun()->id != before->id); // the watch has started it
    QTRY_COMPARE(status->text(), u"Watching 1 table"_s);
    QVERIFY(status->isVisible());
    action("actionStopWatching")->trigger();
    QTRY_VERIFY(action("actionStartWatching")->isEnabled());
    QTRY_VERIFY(!status->isVisible());
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::AnalyticsRunsTest>();
}

#include "tst_gui_analyticsruns.moc"
