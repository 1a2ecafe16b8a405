// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/walkedwindows.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/signindialog.h"
#include "console/help/helpwindow.h"
#include "console/jobs/transformsdialog.h"
#include "console/klaviyo/breaklockdialog.h"
#include "console/klaviyo/deletealldialog.h"
#include "console/main/dialogprompt.h"
#include "console/main/resumedialog.h"
#include "console/main/targetlocksdialog.h"
#include "console/mappings/mappingimportdialog.h"
#include "console/mappings/newmappingdialog.h"
#include "console/runs/eraserundialog.h"
#include "console/runs/retrydialog.h"
#include "console/runs/undodialog.h"
#include "console/settings/vaultkeydialog.h"
#include "console/widgets/messagedetails.h"
#include "core/store/store.h"
#include "gui/runs/runsamples.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

RunPlan undoPlan(const RunRow &run)
{
    RunPlan plan{.run = run};
    plan.run.counts = {1200, 1187, 3, 10, 0, 0};
    plan.run.params = {{u"job"_s,
        QJsonObject{{u"undoOf"_s, QJsonObject{{u"inserts"_s, true}, {u"updated"_s, 14}}}}}};
    plan.cost = {{u"credits"_s, 133}};
    return plan;
}

// As a process leaves one behind that did not end by itself.
void leaveLock(Application &application)
{
    const auto left = application.store().write([](Sql &sql) -> Result<void> {
        auto made = sql.run("INSERT OR REPLACE INTO named_lock(name, run_id, owner, epoch,"
                            " lease_until, taken_at) VALUES(?,?,?,1,?,?)",
            {u"crm-bulk/left"_s, u"r-left"_s, u"999999:1:gone"_s, samples::kNowMs + 60'000,
                samples::kNowMs - 600'000});
        return made ? Result<void>() : Result<void>(fail(made.error()));
    });
    if (!left)
        qWarning("%s", qPrintable(left.error().text()));
}

QList<MappingChange> sampleChanges()
{
    using Kind = MappingChange::Kind;
    return {{Kind::Added, u"Phone"_s, {}, u"Mobile"_s},
        {Kind::Changed, u"Company \u203a source"_s, u"Company"_s, u"Account_Name"_s},
        {Kind::Removed, u"Fax"_s, u"Fax"_s, {}}};
}

// Every task, with all the fields that it can ask for.
QList<PreparedWindow> vaultWindows(const ConsoleContext &context)
{
    using Task = VaultKeyDialog::Task;
    QList<PreparedWindow> all;
    for (const auto &[name, task, origin] :
        {std::tuple{u"vault, unlock"_s, Task::Unlock, VaultKeyOrigin::Passphrase},
            std::tuple{u"vault, passphrase"_s, Task::SetPassphrase, VaultKeyOrigin::Passphrase},
            std::tuple{u"vault, key file"_s, Task::UseKeyFile, VaultKeyOrigin::KeyFile}})
        all.append({name, [context, task = task, origin = origin] {
                        return new VaultKeyDialog(context, VaultStanding{.origin = origin}, task,
                            u"“Sandbox CRM” is signed in to with what is in it."_s, nullptr);
                    }});
    return all;
}

} // namespace

QList<DialogOpener> dialogOpeners()
{
    return {{u"crm"_s, u"actionRun"_s, u"RunDialog"_s},
        {u"crm"_s, u"newJobButton"_s, u"nameDialog"_s},
        {u"crm"_s, u"fieldsButton"_s, u"fieldsDialog"_s},
        {u"crm"_s, u"criteriaButton"_s, u"criteriaDialog"_s},
        {u"crm"_s, u"mappingButton"_s, u"crmMappingDialog"_s},
        {u"crm"_s, u"actionAddScript"_s, u"processorDialog"_s},
        {u"crm"_s, u"actionAddCommand"_s, u"processorDialog"_s},
        {u"crm"_s, u"actionAddRules"_s, u"processorDialog"_s},
        {u"crm"_s, u"actionEditProcessor"_s, u"processorDialog"_s}, // with rules in it
        {u"crm"_s, u"actionControlApi"_s, u"controlDialog"_s},
        {u"crm"_s, u"actionRetention"_s, u"retentionDialog"_s},
        {u"crm"_s, u"actionErasePerson"_s, u"erasePersonDialog"_s},
        {u"crm"_s, u"actionAlerts"_s, u"alertsDialog"_s},
        {u"analytics"_s, u"actionRun"_s, u"RunDialog"_s},
        {u"analytics"_s, u"newJobButton"_s, u"nameDialog"_s},
        {u"analytics"_s, u"mappingButton"_s, u"tableMappingDialog"_s},
        {u"analytics"_s, u"actionSendOneRow"_s, u"sendRowDialog"_s},
        {u"klaviyo"_s, u"actionRun"_s, u"RunDialog"_s},
        {u"klaviyo"_s, u"newJobButton"_s, u"nameDialog"_s},
        {u"klaviyo"_s, u"mappingButton"_s, u"mappingDialog"_s},
        {u"klaviyo"_s, u"locksButton"_s, u"locksDialog"_s},
        {u"crm"_s, u"actionRenameJob"_s, u"nameDialog"_s},
        {u"schedules"_s, u"scheduleAddButton"_s, u"scheduleDialog"_s},
        {u"connections"_s, u"pasteSettingsButton"_s, u"importDialog"_s},
        {u"connections"_s, u"actionSettings"_s, u"SettingsDialog"_s},
        {u"connections"_s, u"actionDiagnostics"_s, u"diagnosticsDialog"_s},
        {u"connections"_s, u"actionShortcuts"_s, u"shortcutsDialog"_s},
        {u"connections"_s, u"actionConnectAccounts"_s, u"connectDialog"_s},
        {u"connections"_s, u"actionRecordStory"_s, u"recordStoryDialog"_s},
        {u"connections"_s, u"actionMoving"_s, u"movingDialog"_s}};
}

QList<PreparedWindow> preparedWindows(ConsoleFixture &console, RunFeed &feed)
{
    const RunRow run = samples::inState(RunState::CompletedWithRejections).run;
    const ConsoleContext context{
        .application = console.application(), .feed = feed, .prompt = console.prompt()};
    const auto jobs = console.application().jobs().list();
    QList<PreparedWindow> all{
        {u"undo"_s,
            [run] {
                auto *dialog = new UndoDialog(run, nullptr);
                dialog->setPlan(undoPlan(run), samples::issues(10));
                return dialog;
            }},
        {u"erase"_s, [run] { return new EraseRunDialog(run, nullptr); }},
        {u"retry"_s, [run] { return new RetryDialog(run, {}, nullptr); }},
        {u"go on"_s,
            [run] {
                return new GoOnDialog(
                    run, {u"4000 of 40000 records change, more than the limit of 10 %"_s}, nullptr);
            }},
        {u"transforms"_s,
            [] { return new TransformsDialog(u"Phone"_s, QList<CellTransform>(1), nullptr); }},
        {u"delete all"_s,
            [] {
                auto *dialog = new DeleteAllDialog({.resource = u"products"_s,
                                                       .connection = u"Klaviyo shop"_s,
                                                       .environment = u"production"_s,
                                                       .account = u"Harbour"_s},
                    nullptr);
                dialog->setCount(12'345);
                return dialog;
            }},
        {u"break lock"_s,
            [] {
                return new BreakLockDialog({.resource = u"categories"_s,
                                               .holder = ShopLock::Holder::Plugin,
                                               .since = u"2026-11-20T22:41:00Z"_s},
                    u"my-shop"_s, nullptr);
            }},
        {u"resume"_s,
            [] {
                auto *dialog = new ResumeDialog(nullptr);
                dialog->setReviews({resumeReviewOf(samples::inState(RunState::Interrupted))});
                return dialog;
            }},
        {u"message"_s,
            [] {
                return new MessageDetails({.tone = Tone::Error,
                                              .icon = u"state-failed"_s,
                                              .text = u"It did not work"_s,
                                              .hasLog = true},
                    nullptr);
            }},
        {u"target locks"_s,
            [context] {
                leaveLock(context.application);
                return new TargetLocksDialog(context, {}, nullptr);
            }},
        {u"mapping import"_s,
            [] {
                return new MappingImportDialog({.fileName = u"leads.json"_s,
                                                   .changes = sampleChanges(),
                                                   .unknownFields = {u"Old_Score"_s}},
                    nullptr);
            }},
        {u"help"_s,
            [&console] {
                auto *window = new HelpWindow(console.prompt());
                window->open(u"first-run"_s);
                return window;
            }},
        {u"new mapping"_s,
            [jobs] { return new NewMappingDialog(jobs ? *jobs : QList<Job>(), nullptr); }},
        {u"question"_s,
            [] {
                return new QuestionDialog({.title = u"Remove “Harbour”?"_s,
                                              .text = u"The job “Leads” uses it."_s,
                                              .action = u"Remove Connection"_s,
                                              .isDestructive = true},
                    nullptr);
            }},
    };
    all += vaultWindows(context);
    const auto connections = console.application().connections().list();
    for (const Connection &connection : connections ? *connections : QList<Connection>()) {
        all.append({u"connection to %1"_s.arg(connection.service),
            [=] { return new ConnectionDialog(context, connection, nullptr); }});
        if (connection.service != "zoho-crm"_L1)
            continue;
        all.append({u"sign-in"_s, [=] { return new SignInDialog(context, connection, nullptr); }});
        all.append({u"account check"_s,
            [=] { return new AccountCheckDialog(context, connection, nullptr); }});
    }
    return all;
}

} // namespace sluice::testing
