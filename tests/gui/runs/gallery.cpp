// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/rundialog.h"
#include "console/runs/eraserundialog.h"
#include "console/runs/retrydialog.h"
#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/runs/undodialog.h"
#include "console/theme/consolestyle.h"
#include "console/theme/theme.h"
#include "console/widgets/rowview.h"
#include "gui/runs/fakerunaccess.h"
#include "gui/runs/runsamples.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEventLoop>
#include <QJsonArray>
#include <QLineEdit>
#include <QPixmap>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>

#include <cmath>
#include <cstdio>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    QEventLoop loop; // bars glide, the chart redraws four times a second
    QTimer::singleShot(400, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Shot
{
    QString name;
    RunState state;
    QString tab;
    bool isList = false;
};

void take(const Shot &shot, const QSize &size, const QString &path)
{
    FakePrompt prompt;
    auto *access = new FakeRunAccess;
    access->allIssues = samples::issues(37);
    access->values = {{u"id"_s, u"5544000000477182"_s}, {u"Mobile"_s, u"+442079460123"_s},
        {u"Lead_Segment"_s, u"Hott"_s}, {u"Last_Name"_s, QString()}};
    access->levels = {{u"zoho-crm/1/credits"_s, 2214, 60'000}, {u"zoho-crm/1/downloads"_s, 2, 10}};
    for (const LogRecord &record : samples::logLines(u"run-128"_s, 40))
        access->log.write(record);
    access->runFiles
        = {{u"pages/page-000001.zip"_s, u"page"_s, 200'000, 18'200'000, samples::kNowMs},
            {u"outcome/written.csv"_s, u"outcome"_s, 236'874, 14'100'000, samples::kNowMs},
            {u"outcome/rejected.csv"_s, u"outcome"_s, 37, 4100, samples::kNowMs}};
    access->report.checks = {{u"Counters"_s, u"412 338 = 412 338"_s, true},
        {u"Each record once"_s, u"none twice"_s, true},
        {u"Written records at Zoho CRM"_s, u"200 of 200 as written"_s, true}};
    access->times = {.goesAtMs = samples::kNowMs + 2'592'000'000, .isUndoable = true};
    RunsPage page{std::unique_ptr<RunAccess>(access), prompt};
    page.resize(size);
    page.show();
    page.activate();
    emit access->listChanged(samples::runs());
    page.findChild<QComboBox *>(u"runPeriodCombo"_s)->setCurrentIndex(3);
    if (shot.isList) {
        auto *table = page.findChild<RowView *>(u"runTable"_s);
        table->setCurrentIndex(table->model()->index(9, 0));
    } else {
        const RunSnapshot snapshot = samples::inState(shot.state);
        page.openRun(snapshot.run.id);
        for (int i = 0; i < 372; i += 2) {
            const double wave = 60 * std::sin(i * 0.9) + 40 * std::sin(i * 0.37);
            const RunRates rates{.readPerSecond = i < 280 ? 2000 + wave : 60,
                .processedPerSecond = i < 110 ? 0 : 1400 + wave,
                .writtenPerSecond = i < 180 ? 0 : 500 + wave / 4,
                .secondsLeft = 360};
            page.view()->setSnapshot(snapshot, rates, samples::kNowMs - 372'000 + i * 1000, 0);
        }
        page.view()->setSnapshot(snapshot, samples::rates(), samples::kNowMs, 0);
        if (!shot.tab.isEmpty())
            page.view()->showTab(shot.tab);
        if (shot.name == "run-log-line"_L1) {
            settle();
            page.find(u"Chunk 34 "_s);
        }
        if (shot.tab == "summary"_L1)
            page.findChild<QWidget *>(u"actionVerify"_s)->setFocus();
    }
    settle();
    std::printf("%s%s\n", qPrintable(path), page.grab().save(path) ? "" : " could not be written");
}

void save(QWidget &widget, const QString &path)
{
    widget.show();
    settle();
    std::printf(
        "%s%s\n", qPrintable(path), widget.grab().save(path) ? "" : " could not be written");
}

// The last look before a run on production, with what the plan found.
void takeRunDialog(const QString &look, const QDir &folder)
{
    ShownPlan shown{.plan = {.run = samples::inState(RunState::Completed).run},
        .problems = samples::issues(37),
        .left = 24'702,
        .budget = 60'000};
    shown.plan.run.counts = {412'338, 98'961, 313'340, 37, 0, 0};
    shown.plan.cost = {{u"credits"_s, 2181},
        {u"lines"_s,
            QJsonArray{QJsonObject{{u"title"_s, u"3 read jobs"_s}, {u"credits"_s, 150}},
                QJsonObject{{u"title"_s, u"4 write files"_s}, {u"credits"_s, 2000}},
                QJsonObject{{u"title"_s, u"Files and checks"_s}, {u"credits"_s, 31}}}}};
    for (int i = 0; i < 50; ++i)
        shown.plan.sample.append(QJsonObject{{u"id"_s, u"55440000000000%1"_s.arg(20 + i)},
            {u"before"_s, QJsonObject{{u"Mobile"_s, u"4155552671"_s}, {u"Country"_s, u"91"_s}}},
            {u"after"_s,
                QJsonObject{{u"Mobile"_s, i % 3 ? u"+914155552671"_s : QString()},
                    {u"Country"_s, u"IN"_s}}}});
    RunDialog dialog({.jobName = u"Clean up leads"_s,
                         .environment = u"production"_s,
                         .connection = u"Zoho CRM, EU"_s,
                         .account = u"Harbour Ltd"_s,
                         .what = u"Leads, update by id"_s,
                         .plan = shown,
                         .words = {.costTitle = u"Credits"_s,
                             .costKey = u"credits"_s,
                             .lineKey = u"credits"_s,
                             .sampleTitles = {u"Record ID"_s, u"Field"_s, u"Now in Zoho CRM"_s,
                                 u"After the Run"_s}},
                         .planNote = u"plan checked at 14:02:10, nothing was written"_s,
                         .warnings = {u"This run changes records in production."_s},
                         .findings = {u"24 % of the records would be changed; 20 % are allowed"_s,
                             u"1 204 values of Mobile would be emptied; 500 are allowed"_s}},
        nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    save(dialog, folder.filePath(u"run-dialog-%1.png"_s.arg(look)));
    for (int tab = 1; tab < 4; ++tab) {
        dialog.findChild<QTabBar *>(u"planTabs"_s)->setCurrentIndex(tab);
        save(dialog, folder.filePath(u"run-dialog-tab%1-%2.png"_s.arg(tab).arg(look)));
    }
    RetryDialog retry(
        samples::inState(RunState::CompletedWithRejections).run, {u"1"_s, u"2"_s, u"3"_s}, nullptr);
    retry.setAttribute(Qt::WA_DeleteOnClose, false);
    save(retry, folder.filePath(u"retry-%1.png"_s.arg(look)));
}

// What is asked before records or what is known of them go.
void takeDialogs(const QString &look, const QDir &folder)
{
    const RunRow run = samples::inState(RunState::CompletedWithRejections).run;
    RunPlan plan{.run = run};
    plan.run.counts = {1200, 1187, 3, 10, 0, 0};
    plan.run.params = {{u"job"_s,
        QJsonObject{{u"undoOf"_s, QJsonObject{{u"inserts"_s, true}, {u"updated"_s, 14}}}}}};
    plan.cost = {{u"credits"_s, 133}};
    for (int i = 0; i < 6; ++i)
        plan.sample.append(QJsonObject{{u"id"_s, u"55440000004771%1"_s.arg(80 + i)}});
    UndoDialog undo(run, nullptr);
    undo.setAttribute(Qt::WA_DeleteOnClose, false);
    undo.setPlan(plan, samples::issues(10));
    undo.findChild<QCheckBox *>(u"deleteInsertedCheck"_s)->setChecked(true);
    undo.findChild<QLineEdit *>(u"exactCountEdit"_s)->setText(u"1187"_s);
    save(undo, folder.filePath(u"undo-inserts-%1.png"_s.arg(look)));
    EraseRunDialog erase(run, nullptr);
    erase.setAttribute(Qt::WA_DeleteOnClose, false);
    erase.findChild<QCheckBox *>(u"understandCheck"_s)->setChecked(true);
    erase.findChild<QLineEdit *>(u"runNumberEdit"_s)->setText(QString::number(run.number));
    save(erase, folder.filePath(u"erase-run-%1.png"_s.arg(look)));
    EraseRunDialog refused(samples::inState(RunState::Running).run, nullptr);
    refused.setAttribute(Qt::WA_DeleteOnClose, false);
    save(refused, folder.filePath(u"erase-run-refused-%1.png"_s.arg(look)));
}

} // namespace

// gallery_runs [FOLDER [POINTS]]: pictures of the pages of runs with made-up data; no test.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QApplication::setStyle(new ConsoleStyle);
    const QTemporaryDir cache;
    Theme theme(cache.path());
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    if (arguments.size() > 2)
        theme.setBasePointSize(arguments[2].toDouble());
    const QList<Shot> shots{{u"runs"_s, RunState::Running, {}, true},
        {u"run-progress"_s, RunState::Running, {}},
        {u"run-rejections"_s, RunState::CompletedWithRejections, {}},
        {u"run-summary"_s, RunState::Completed, {}},
        {u"run-failed"_s, RunState::Failed, u"stages"_s},
        {u"run-log"_s, RunState::Running, u"log"_s},
        {u"run-log-line"_s, RunState::Completed, u"log"_s},
        {u"run-files"_s, RunState::Completed, u"files"_s},
        {u"run-settings"_s, RunState::Stopped, u"settings"_s}};
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        theme.setMode(mode);
        const QString look = theme.isDark() ? u"dark"_s : u"light"_s;
        takeDialogs(look, folder);
        takeRunDialog(look, folder);
        for (const Shot &shot : shots) {
            take(shot, {1080, 682}, folder.filePath(u"%1-%2-1280.png"_s.arg(shot.name, look)));
            take(shot, {980, 642}, folder.filePath(u"%1-%2-1180.png"_s.arg(shot.name, look)));
            take(shot, {848, 442}, folder.filePath(u"%1-%2-900.png"_s.arg(shot.name, look)));
        }
    }
    return 0;
}
