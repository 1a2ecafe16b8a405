// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "console/connections/connectionwork.h"
#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/settings/vaultkeydialog.h"
#include "services/servicetest.h"

#include <QHash>
#include <QPointer>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QSortFilterProxyModel;

namespace sluice {

class AccountCheckDialog;
class ConnectionDialog;
class ConnectionModel;
class ConnectionPanel;
class ConnectionTester;
class EmptyState;
class LeftTodayCard;
class MessageBar;
class SignInDialog;
class TableCard;

// The page Connections: the list, and beside it the selected connection with its test. It shows the
// connections of every environment. GUI thread; owned by the stack of pages; store, vault and
// network are used in the background only.
class ConnectionsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsPage)

public:
    explicit ConnectionsPage(ConsoleContext context, QWidget *parent = nullptr);
    ~ConnectionsPage() override;

    QString key() const override { return QStringLiteral("connections"); }
    QString title() const override { return tr("Connections"); }
    QString findPlaceholder() const override { return tr("Find a connection"); }
    void find(const QString &text) override;
    QStringList unsaved(Leaving how) const override;
    void saveUnsaved(std::function<void(bool isSaved)> then) override;
    void discardUnsaved() override;
    void activate() override;
    void create() override { addConnection(); }
    // Selects it and opens what mends its sign-in, once the list that was asked for is there.
    bool openItem(const QString &connectionId) override;

    void reload();
    void addConnection(); // Ctrl+N
    ConnectionModel *model() const { return m_model; }
    ConnectionTester *tester() const { return m_tester; }
    void select(const QString &connectionId);

signals:
    void connectionsChanged(); // added, changed, removed, signed in

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct LastTest
    {
        QList<ServiceTestStep> steps;
        qint64 startedAtMs = 0;
    };

    void makeHead(QBoxLayout *layout);
    void makeTable();
    void makeShortcuts();
    void connectPanel();
    void showList(const Result<ConnectionList> &list);
    void showVault(const ConnectionList &list);
    void showEmpty();
    void showSelected();
    void showTest();
    const ListedConnection *selected() const;
    void test();
    void showAccount(const QString &connectionId, const Result<QString> &before);
    void showMenu(const QPoint &at);
    void mendSelected();
    void duplicate();
    void checkAccount();
    void keepTest(const QString &connectionId, bool hasPassed);
    ConnectionDialog *edit(const Connection &connection); // nullptr: another one stays open
    void signIn();
    void showSignIn(const QString &text);
    void showSignedInAs(const QString &account);
    void mendWanted();
    void signOutSelected();
    void remove();
    void showSignOut(const Result<SignOutEnd> &end, const QString &done);
    void importFile();
    void openImport(bool asksForFiles);
    void showImported(const ImportReport &report);
    void unlockVault();
    void askForVault(VaultKeyDialog::Task task);
    void fitToWindow();

    ConsoleContext m_context;
    ConnectionModel *m_model;
    QSortFilterProxyModel *m_shown;
    MessageBar *m_bar;
    TableCard *m_table;
    EmptyState *m_empty;
    LeftTodayCard *m_left;
    ConnectionPanel *m_panel;
    ConnectionTester *m_tester;
    QPushButton *m_import = nullptr;
    QPushButton *m_paste = nullptr;
    QPushButton *m_add = nullptr;
    QHBoxLayout *m_content = nullptr;
    QHash<QString, LastTest> m_tests; // of this session, by connection
    struct SignedIn
    {
        QString connectionId; // empty: it was told
        QStringList scopes; // that the service says it gave
    };
    SignedIn m_signedIn; // the newest one
    QPointer<ConnectionDialog> m_form;
    QPointer<SignInDialog> m_signIn;
    QPointer<AccountCheckDialog> m_accountCheck;
    QString m_wanted; // to be selected once it is listed
    QString m_mendWanted; // and to be mended
    QString m_vaultText; // that was shown last
    VaultStanding m_vault;
    bool m_isLoading = false;
    bool m_isReloadWanted = false;
};

} // namespace sluice
