// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/canceltoken.h"
#include "base/error.h"
#include "console/main/consolecontext.h"
#include "console/welcome/connectwork.h"

#include <QDialog>
#include <QPointer>

class QBoxLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace sluice {

class Card;
class ConnectForm;
class ConnectionTester;
class ElidingComboBox;
class SignInDialog;
class StepList;
class TintBox;
class TypedLabel;

// Connect Your Accounts: which sync, its accounts with the sign-in in place, the test of each, then
// a first job from a starter and its plan. Modeless, deletes itself; GUI thread; store, vault and
// network are used in the background. What it has made stays when it is closed. Object name
// `connectDialog`.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectDialog)

public:
    ConnectDialog(ConsoleContext context, QWidget *parent);
    ~ConnectDialog() override;

    void chooseSync(const QString &kind);
    void reject() override; // asks, if something was typed that is not kept

signals:
    void accountsMade(); // connections are there
    // The dry run of the first job has begun.
    void planStarted(const QString &kind, const QString &job, const QString &environment);

private:
    struct Test
    {
        Connection connection;
        StepList *steps = nullptr;
    };

    QWidget *makeSyncsPage();
    QWidget *makeAccountsPage();
    QWidget *makeTestsPage();
    Card *makeJobCard();
    void makeFooter(QBoxLayout *layout);
    void showPage(QWidget *page);
    void showForm(const QList<Connection> &known);
    void goBack();
    void goOn();
    void setBusy(bool isBusy, const QString &action = {});
    void showProblem(const Error &error);

    void makeAll(bool hasCode);
    void takeMade(const QList<Connection> &made, bool isSignedIn);
    void signInWithBrowser(const QString &connectionId);
    QStringList testedNames() const; // source, then target
    void beginTests();
    void addTest(const Connection &connection);
    void chooseWorkspace(const QList<WorkspaceChoice> &choices);
    void takeWorkspace(int index);
    void testNext();
    void showTest();
    void endTest(const QString &connectionId, bool hasPassed);
    void askForJob();
    void showJob(const FirstJobFacts &facts);
    void planJob();
    const Connection *ended(bool isTarget) const; // of the sync, as it is tested

    ConsoleContext m_context;
    QString m_kind;
    CancelSource m_cancel;
    QStackedWidget *m_pages;
    QWidget *m_syncs = nullptr;
    QScrollArea *m_accounts = nullptr;
    QScrollArea *m_tests = nullptr;
    TypedLabel *m_head;
    TypedLabel *m_sentence;
    TintBox *m_problem;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
    QPointer<ConnectForm> m_form;
    QBoxLayout *m_testList = nullptr;
    ElidingComboBox *m_workspace = nullptr;
    ElidingComboBox *m_table = nullptr;
    Card *m_job = nullptr;
    TypedLabel *m_jobNote = nullptr;
    ConnectionTester *m_tester;
    QPointer<SignInDialog> m_signIn;
    QList<Connection> m_made;
    QList<Test> m_testing;
    qsizetype m_tested = 0; // of them
    QList<WorkspaceChoice> m_workspaces;
    FirstJobFacts m_facts;
    bool m_isJobReady = false;
};

} // namespace sluice
