// SPDX-License-Identifier: GPL-3.0-or-later
// What Connect Your Accounts does: makes the connections, signs in, tests them, and begins the
// first plan.
#include "app/application.h"
#include "app/connectiontest.h"
#include "app/documents/connections.h"
#include "app/documents/jobkinds.h"
#include "console/connections/connectiontester.h"
#include "console/connections/connectionwords.h"
#include "console/connections/connectionwork.h"
#include "console/connections/signindialog.h"
#include "console/connections/teststeps.h"
#include "console/settings/vaultguard.h"
#include "console/welcome/connectdialog.h"
#include "console/welcome/connectform.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/steplist.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What is to be tested, as it is stored now, and the workspaces to choose from if there are
// several.
struct Tested
{
    QList<Connection> connections;
    QList<WorkspaceChoice> workspaces;
    std::optional<Error> error;
};

Tested readTested(Application &application, const QStringList &names, const CancelToken &token)
{
    Tested tested;
    for (const QString &name : names) {
        auto connection = application.connections().find(name);
        if (connection && connection->service == "zoho-analytics"_L1) {
            auto choices = findWorkspace(application, name, token);
            if (choices)
                tested.workspaces = *choices;
            else
                tested.error = choices.error();
            connection = application.connections().find(name);
        }
        if (connection)
            tested.connections.append(*connection);
        else
            tested.error = connection.error();
    }
    return tested;
}

} // namespace

void ConnectDialog::makeAll(bool hasCode)
{
    if (const auto problem = m_form->check(hasCode)) {
        showProblem(*problem);
        return;
    }
    m_problem->hide();
    const Secret code = hasCode ? m_form->code() : Secret();
    const bool isSignedIn = hasCode || !m_form->needsSignIn();
    setBusy(true, tr("Connecting…"));
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = true},
        [&application = m_context.application, accounts = m_form->newAccounts(), code,
            token = m_cancel.token()] { return makeAccounts(application, accounts, code, token); },
        [this, isSignedIn](const Result<QList<Connection>> &made) {
            if (!made) {
                showProblem(made.error());
                return;
            }
            takeMade(*made, isSignedIn);
        });
}

void ConnectDialog::takeMade(const QList<Connection> &made, bool isSignedIn)
{
    m_made = made;
    m_form->setMade(made);
    emit accountsMade();
    if (isSignedIn) {
        beginTests();
        return;
    }
    for (const Connection &connection : made) {
        if (hasSignIn(connection.service)) {
            signInWithBrowser(connection.id);
            return;
        }
    }
}

// One after the other: each service's sign-in asks for its own scopes.
void ConnectDialog::signInWithBrowser(const QString &connectionId)
{
    QStringList waiting;
    const Connection *now = nullptr;
    for (const Connection &connection : std::as_const(m_made)) {
        if (connection.id == connectionId)
            now = &connection;
        else if (now && hasSignIn(connection.service))
            waiting.append(connection.id);
    }
    if (!now)
        return;
    setBusy(false);
    m_signIn = new SignInDialog(m_context, *now, this);
    m_signIn->showBrowser();
    connect(m_signIn, &SignInDialog::signedIn, this, [this, waiting] {
        if (waiting.isEmpty())
            beginTests();
        else
            signInWithBrowser(waiting.first());
    });
    m_signIn->show();
}

QStringList ConnectDialog::testedNames() const
{
    QStringList names;
    for (const QString &service : m_form->services()) {
        QString name = m_form->chosen(service);
        for (const Connection &connection : m_made) {
            if (name.isEmpty() && connection.service == service)
                name = connection.name;
        }
        names.append(name);
    }
    return names;
}

void ConnectDialog::beginTests()
{
    m_isJobReady = false;
    m_tested = 0;
    m_job->hide();
    m_workspace->hide();
    for (const Test &test : std::as_const(m_testing))
        test.steps->parentWidget()->deleteLater();
    m_testing.clear();
    showPage(m_tests);
    setBusy(true, tr("Testing…"));
    inBackground(
        this,
        [&application = m_context.application, names = testedNames(), token = m_cancel.token()] {
            return readTested(application, names, token);
        },
        [this](const Tested &tested) {
            if (tested.error) {
                showProblem(*tested.error);
                return;
            }
            for (const Connection &connection : tested.connections)
                addTest(connection);
            chooseWorkspace(tested.workspaces);
        });
}

void ConnectDialog::addTest(const Connection &connection)
{
    auto *card = new Card(connection.name, m_tests->widget());
    const Test test{.connection = connection, .steps = new StepList(card)};
    test.steps->setAccessibleName(connection.name);
    card->body()->addWidget(test.steps);
    QList<StepList::Step> waiting;
    for (const QString &title : connectionTestTitles(connection.service))
        waiting.append(StepList::Step{.name = title});
    test.steps->setSteps(waiting);
    m_testList->addWidget(card);
    m_testing.append(test);
}

// Asked for only where there are several.
void ConnectDialog::chooseWorkspace(const QList<WorkspaceChoice> &choices)
{
    m_workspaces = choices;
    if (choices.isEmpty()) {
        testNext();
        return;
    }
    m_workspace->clear();
    for (const WorkspaceChoice &choice : choices)
        m_workspace->addItem(choice.name);
    m_workspace->setCurrentIndex(-1);
    m_workspace->setNotice(tr("Choose the workspace of Zoho Analytics"));
    m_workspace->show();
    m_workspace->setFocus();
}

void ConnectDialog::takeWorkspace(int index)
{
    if (index < 0 || index >= m_workspaces.size() || m_testing.isEmpty())
        return;
    m_workspace->setNotice({});
    m_workspace->setEnabled(false);
    inBackground(
        this,
        [&application = m_context.application, name = m_testing.last().connection.name,
            choice = m_workspaces.at(index)] { return setWorkspace(application, name, choice); },
        [this](const Result<void> &set) {
            m_workspace->setEnabled(true);
            if (!set)
                showProblem(set.error());
            else
                testNext();
        });
}

void ConnectDialog::testNext()
{
    if (m_tested >= m_testing.size()) {
        askForJob();
        return;
    }
    const Connection &connection = m_testing.at(m_tested).connection;
    m_tester->start(connection.id, connection.service);
}

void ConnectDialog::showTest()
{
    if (m_tested >= m_testing.size())
        return;
    const Test &test = m_testing.at(m_tested);
    QList<StepList::Step> shown;
    for (const ServiceTestStep &step : m_tester->steps())
        shown.append(shownTestStep(step));
    test.steps->setSteps(shown);
}

void ConnectDialog::endTest(const QString &connectionId, bool hasPassed)
{
    const ConnectionTestEnd end{.atMs = m_tester->startedAtMs(),
        .hasPassed = hasPassed,
        .account = accountOfTest(m_tester->service(), m_tester->steps())};
    showTest();
    inBackground(
        this,
        [&application = m_context.application, connectionId, end] {
            return noteConnectionTest(application, connectionId, end);
        },
        [](const Result<QString> &) {});
    if (!hasPassed) {
        setBusy(false); // the step says what to do; Back keeps what was typed
        return;
    }
    ++m_tested;
    testNext();
}

const Connection *ConnectDialog::ended(bool isTarget) const
{
    if (m_testing.isEmpty())
        return nullptr;
    return isTarget ? &m_testing.last().connection : &m_testing.first().connection;
}

void ConnectDialog::askForJob()
{
    inBackground(
        this,
        [&application = m_context.application, kind = m_kind, source = ended(false)->name,
            token = m_cancel.token()] { return firstJobFacts(application, kind, source, token); },
        [this](const Result<FirstJobFacts> &facts) {
            if (!facts)
                showProblem(facts.error());
            else
                showJob(*facts);
        });
}

void ConnectDialog::showJob(const FirstJobFacts &facts)
{
    m_facts = facts;
    m_isJobReady = true;
    m_head->setText(tr("%1 is connected").arg(titleOfJobKind(m_kind)));
    m_sentence->setText(tr("A first job, and its plan: it reads and counts, and writes nothing."));
    const bool hasTables = m_kind == "datastore-analytics"_L1;
    m_table->setVisible(hasTables);
    if (hasTables) {
        m_table->clear();
        m_table->addItems(facts.tables);
        m_table->setCurrentIndex(facts.tables.size() == 1 ? 0 : -1);
        m_jobNote->setText(facts.tables.isEmpty()
                ? tr("The project has no table yet.")
                : tr("Which table is copied? It goes into a view that the first run makes."));
    } else if (m_kind == "commerce-klaviyo"_L1) {
        m_jobNote->setText(tr("“Import shop”: customers, orders, categories and products, "
                              "unchanged records skipped."));
    } else if (facts.missing.isEmpty()) {
        m_jobNote->setText(
            tr("“Clean up leads”: the example, with rules that complete and score leads."));
    } else {
        m_jobNote->setText(tr("“Look at leads”: reads the leads and changes nothing until you add "
                              "a processor. The example’s rules need fields that your "
                              "CRM has not: %1.")
                               .arg(facts.missing.join(u", "_s)));
    }
    m_job->show();
    m_tests->ensureWidgetVisible(m_job);
    setBusy(false);
    if (hasTables && facts.tables.isEmpty())
        m_next->setEnabled(false);
    else if (m_table->isVisible() && m_table->currentIndex() < 0)
        m_table->setFocus();
    else
        m_next->setFocus();
}

void ConnectDialog::planJob()
{
    const Connection source = *ended(false);
    const Connection target = *ended(true);
    setBusy(true, tr("Starting the plan…"));
    struct Planned
    {
        QString job;
        std::optional<Error> error;
    };
    inBackground(
        this,
        [&application = m_context.application, kind = m_kind, source = source.name,
            target = target.name, facts = m_facts, table = m_table->currentText(),
            token = m_cancel.token()] {
            auto job = firstJob(application, kind, source, target, facts, table);
            if (!job)
                return Planned{.job = {}, .error = job.error()};
            auto run = planFirstJob(application, *job, token);
            return run ? Planned{.job = job->name, .error = {}}
                       : Planned{.job = {}, .error = run.error()};
        },
        [this,
            environment = target.environment == "production"_L1
                ? target.environment
                : source.environment](const Planned &planned) {
            if (planned.error) {
                showProblem(*planned.error);
                return;
            }
            emit planStarted(m_kind, planned.job, environment);
            accept();
        });
}

} // namespace sluice
