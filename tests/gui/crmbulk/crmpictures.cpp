// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/crmbulk/crmpictures.h"

#include "app/documents/jobs.h"
#include "console/main/page.h"

#include <QFile>
#include <QJsonArray>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

namespace sluice::testing {

namespace {

void pressOnPage(MainWindow *window, const QString &name)
{
    if (auto *button = window->currentPage()->findChild<QAbstractButton *>(name))
        button->click();
    else
        std::fprintf(stderr, "screenshots: no %s\n", qPrintable(name));
    QTest::qWait(400);
}

} // namespace

void showCrmForm(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    window->showPage(u"crm"_s);
    waitForJob(console);
    auto *form = window->currentPage()->findChild<QWidget *>(u"jobForm"_s);
    camera.takeWidget(u"crm-form"_s, form);
    pressOnPage(window, u"criteriaButton"_s);
    auto *criteria = window->findChild<QDialog *>(u"criteriaDialog"_s);
    if (auto *text = criteria ? criteria->findChild<QPlainTextEdit *>() : nullptr)
        text->setPlainText(uR"({"group_operator":"and","group":[
            {"field":{"api_name":"Country"},"comparator":"equal","value":"India"},
            {"field":{"api_name":"Modified_Time"},"comparator":"less_than","value":"soon"},
            {"field":{"api_name":"Company"},"comparator":"not_equal","value":"${EMPTY}"}]})"_s);
    camera.takeDialog(u"crm-criteria"_s, u"criteriaDialog"_s);
    pressOnPage(window, u"mappingButton"_s);
    auto *mapping = window->findChild<QDialog *>(u"crmMappingDialog"_s);
    if (mapping)
        mapping->findChild<QAbstractButton *>(u"autoMapButton"_s)->click();
    QTest::qWait(1'000); // sample records are on their way
    camera.takeDialog(u"crm-mapping"_s, u"crmMappingDialog"_s, true);
    if (auto *tabs = mapping ? mapping->findChild<QTabWidget *>() : nullptr)
        tabs->setCurrentIndex(1);
    camera.takeDialog(u"crm-mapping-values"_s, u"crmMappingDialog"_s);
    for (const QString &kind : {u"Script"_s, u"Command"_s}) {
        window->currentPage()->findChild<QAction *>(u"actionAdd"_s + kind)->trigger();
        QTest::qWait(200);
        camera.takeDialog(u"crm-processor-"_s + kind.toLower(), u"processorDialog"_s);
    }
    if (auto *edit = window->currentPage()->findChild<QAction *>(u"actionEditProcessor"_s))
        edit->trigger(); // the rules of the preset
    QTest::qWait(600);
    auto *rules = window->findChild<QDialog *>(u"processorDialog"_s);
    if (auto *list = rules ? rules->findChild<QListWidget *>(u"ruleList"_s) : nullptr)
        list->setCurrentRow(2);
    camera.takeDialog(u"crm-processor-rules"_s, u"processorDialog"_s);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"leads.csv"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write("Last_Name,Company,Country\nKowalski,Acme,India\nMeier,Beta,Germany\n");
    file.close();
    auto *segments = window->currentPage()->findChild<QWidget *>(u"sourceSegments"_s);
    segments->findChildren<QAbstractButton *>().constLast()->click();
    console.prompt().path = file.fileName();
    pressOnPage(window, u"chooseFileButton"_s);
    camera.takeWidget(u"crm-form-file"_s, form);
    pressOnPage(window, u"revertButton"_s);
    auto *targets = window->currentPage()->findChild<QWidget *>(u"targetSegments"_s);
    targets->findChildren<QAbstractButton *>().constLast()->click();
    console.prompt().path = folder.filePath(u"{module}-{date}.csv"_s);
    pressOnPage(window, u"chooseTargetButton"_s);
    camera.takeWidget(u"crm-form-target"_s, form);
    pressOnPage(window, u"revertButton"_s);
}

void showUndo(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    window->showPage(u"runs"_s);
    if (auto runs = console.application().runs().list(1))
        window->openRun(runs->first().id);
    QTest::qWait(800);
    window->findChild<QAction *>(u"actionRetryRejected"_s)->trigger();
    QTest::qWait(200);
    if (window->findChild<QDialog *>(u"retryDialog"_s))
        camera.takeDialog(u"retry"_s, u"retryDialog"_s);
    window->findChild<QAction *>(u"actionUndo"_s)->trigger();
    auto *dialog = window->findChild<QDialog *>(u"undoDialog"_s);
    auto *undo = dialog ? dialog->findChild<QPushButton *>(u"undoButton"_s) : nullptr;
    if (!undo || !QTest::qWaitFor([undo] { return undo->isEnabled(); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: no plan of the undo\n");
    camera.takeDialog(u"undo"_s, u"undoDialog"_s, true);
    if (undo)
        undo->click();
    QTest::qWait(500);
    if (!QTest::qWaitFor([&console] { return isEnded(newestState(console)); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: the undo did not end\n");
    if (auto runs = console.application().runs().list(10)) {
        for (const RunRow &run : *runs) {
            if (!run.isDryRun && !run.params.value("job"_L1).toObject().contains("undoOf"_L1)) {
                window->openRun(run.id);
                break;
            }
        }
    }
    QTest::qWait(800);
    camera.takeAll(u"run-undone"_s);
}

void showGate(ConsoleFixture &console, Camera &camera)
{
    auto job = console.application().jobs().find(u"Clean up leads"_s);
    if (!job)
        return;
    const QJsonValue before = job->parameters.value("processors"_L1);
    job->parameters.insert(u"processors"_s,
        QJsonArray{QJsonObject{{u"type"_s, u"script"_s}, {u"file"_s, u"blank.js"_s},
            {u"source"_s, u"function process(r) { r.Company = ''; return r; }"_s},
            {u"writes"_s, QJsonArray{u"Company"_s}}}});
    MainWindow *window = console.window();
    const bool isSaved = console.application().jobs().save(*job).has_value();
    window->showPage(u"runs"_s);
    window->showPage(u"crm"_s);
    QTest::qWait(300);
    if (!isSaved || !waitForJob(console))
        std::fprintf(stderr, "screenshots: no job that empties a field\n");
    window->findChild<QAction *>(u"actionCheckPlan"_s)->trigger();
    auto *found = window->currentPage()->findChild<QWidget *>(u"planFindings"_s);
    if (!QTest::qWaitFor([found] { return found->isVisible(); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: no plan that finds something\n");
    waitForJob(console);
    camera.takeAll(u"crm-plan-findings"_s);
    window->findChild<QAction *>(u"actionRun"_s)->trigger();
    QTest::qWait(200);
    camera.takeDialog(u"run-dialog-findings"_s, u"RunDialog"_s, true);
    if (auto *dialog = window->findChild<QDialog *>(u"RunDialog"_s))
        dialog->accept();
    QTest::qWait(500);
    if (!QTest::qWaitFor([&console] { return isEnded(newestState(console)); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: the run did not ask\n");
    if (auto runs = console.application().runs().list(1))
        window->openRun(runs->first().id);
    QTest::qWait(800);
    camera.takeAll(u"run-asks"_s);
    if (auto *resume = window->findChild<QPushButton *>(u"resumeButton"_s))
        resume->click();
    QTest::qWait(300);
    camera.takeDialog(u"go-on"_s, u"goOnDialog"_s);
    job->parameters.insert(u"processors"_s, before);
    [[maybe_unused]] const auto restored = console.application().jobs().save(*job);
}

} // namespace sluice::testing
