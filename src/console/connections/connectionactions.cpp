// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Connections does to connections: add, change, sign in, remove, import.
#include "app/application.h"
#include "app/documents/connections.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionspage.h"
#include "console/connections/connectiontester.h"
#include "console/connections/connectionwords.h"
#include "console/connections/importdialog.h"
#include "console/connections/signindialog.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

void ConnectionsPage::addConnection()
{
    Connection fresh;
    fresh.service = u"zoho-crm"_s;
    fresh.environment = u"sandbox"_s;
    edit(fresh);
}

ConnectionDialog *ConnectionsPage::edit(const Connection &connection)
{
    if (m_form && m_form->connectionId() == connection.id) {
        m_form->raise();
        m_form->activateWindow();
        return m_form;
    }
    if (m_form && !m_form->close())
        return nullptr; // what was changed in it is asked about
    m_form = new ConnectionDialog(m_context, connection, this);
    connect(m_form, &ConnectionDialog::saved, this, [this](const Connection &stored, bool isNew) {
        m_wanted = stored.id;
        m_tests.remove(stored.id);
        if (isNew && hasSignIn(stored.service))
            m_bar->showMessage(Tone::Info, tr("“%1” was added. Sign in next.").arg(stored.name),
                {{u"signIn"_s, tr("Sign In…")}});
        else if (isNew)
            m_bar->showMessage(
                Tone::Info, tr("“%1” was added. It is being tested.").arg(stored.name));
        else
            m_bar->showMessage(Tone::Success, tr("“%1” was saved.").arg(stored.name));
        if (isNew && !hasSignIn(stored.service))
            m_tester->start(stored.id, stored.service); // it needs no sign-in
        reload();
        emit connectionsChanged();
    });
    m_form->show();
    return m_form;
}

// The form stays open in another environment, but not without the window.
QStringList ConnectionsPage::unsaved(Leaving how) const
{
    return how == Leaving::Window && m_form && m_form->isVisible() && m_form->isChanged()
        ? QStringList{tr("the form of a connection")}
        : QStringList();
}

// What the form lacks is told in it.
void ConnectionsPage::saveUnsaved(std::function<void(bool isSaved)> then)
{
    // Of this save only: what is saved later closes no window.
    connect(m_form, &ConnectionDialog::saveEnded, this, std::move(then),
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    m_form->raise();
    m_form->activateWindow();
    m_form->save();
}

void ConnectionsPage::discardUnsaved()
{
    if (m_form)
        m_form->done(QDialog::Rejected);
}

bool ConnectionsPage::openItem(const QString &connectionId)
{
    m_mendWanted = connectionId;
    if (!m_isLoading)
        mendWanted();
    return true;
}

void ConnectionsPage::mendWanted()
{
    const QString id = std::exchange(m_mendWanted, QString());
    if (id.isEmpty())
        return;
    select(id);
    const ListedConnection *listed = selected();
    if (listed && listed->connection.id == id)
        mendSelected();
}

void ConnectionsPage::signIn()
{
    const ListedConnection *listed = selected();
    if (!listed)
        return;
    if (m_signIn)
        m_signIn->close();
    m_signIn = new SignInDialog(m_context, listed->connection, this);
    const QString service = listed->connection.service;
    connect(m_signIn, &SignInDialog::signedIn, this,
        [this, service](const QString &connectionId, const QStringList &scopes) {
            m_signedIn = {connectionId, scopes};
            showSignIn(scopes.isEmpty() ? tr("Signed in. The connection is being tested.")
                                        : tr("Signed in with %n scopes. The connection is being "
                                             "tested.",
                                            nullptr, static_cast<int>(scopes.size())));
            m_tester->start(connectionId, service);
            reload();
            emit connectionsChanged();
        });
    m_signIn->show();
}

// Which scopes they are stands in the tool tip.
void ConnectionsPage::showSignIn(const QString &text)
{
    m_bar->showMessage(Tone::Success, text);
    m_bar->setToolTip(m_signedIn.scopes.join(u'\n'));
    m_bar->setAccessibleDescription(m_signedIn.scopes.join(u", "_s));
}

// Once the test has read whose account it is.
void ConnectionsPage::showSignedInAs(const QString &account)
{
    const auto scopes = static_cast<int>(m_signedIn.scopes.size());
    if (scopes > 0)
        showSignIn(
            tr("Signed in as %1, with %n scopes.", nullptr, scopes).arg(sentenceInWords(account)));
    else
        showSignIn(tr("Signed in as %1.").arg(sentenceInWords(account)));
}

void ConnectionsPage::signOutSelected()
{
    const ListedConnection *listed = selected();
    if (!listed || m_tester->isRunning())
        return;
    const Connection connection = listed->connection;
    m_context.prompt.confirm(this,
        {.title = tr("Sign out of “%1”?").arg(connection.name),
            .text = tr("Zoho is told to end the sign-in, and it is deleted from the vault."),
            .action = tr("Sign Out"),
            .isDestructive = true},
        [page = QPointer(this), connection](bool isYes) {
            if (!page || !isYes)
                return;
            inBackgroundUnlocked(
                page->m_context, page.data(), {.connectionId = connection.id},
                [&application = page->m_context.application, id = connection.id] {
                    return signOut(application, id, CancelToken());
                },
                [page, name = connection.name](const Result<SignOutEnd> &end) {
                    page->showSignOut(end, tr("Signed out of “%1”.").arg(name));
                });
        });
}

void ConnectionsPage::showSignOut(const Result<SignOutEnd> &end, const QString &done)
{
    if (!end)
        m_bar->showError(end.error());
    else if (end->problem)
        m_bar->showMessage(Tone::Warning, end->problem->text());
    else
        m_bar->showMessage(Tone::Success, done);
    reload();
    emit connectionsChanged();
}

// What uses it is named, so that nobody has to look for it.
static QString usesOf(const ListedConnection &listed)
{
    if (listed.jobs.isEmpty())
        return {};
    constexpr qsizetype kMostNamed = 5;
    QStringList names;
    for (const QString &job : listed.jobs.mid(0, kMostNamed))
        names.append(Format::quoted(job));
    if (names.size() == 1 && listed.schedules == 0)
        return ConnectionsPage::tr("The job %1 uses it and cannot run then.").arg(names.first());
    if (names.size() == 1)
        return ConnectionsPage::tr("The job %1 uses it, and its schedule; it cannot run then.")
            .arg(names.first());
    const auto more = static_cast<int>(listed.jobs.size() - names.size());
    QString text = ConnectionsPage::tr(
        "%n jobs use it and cannot run then:", nullptr, static_cast<int>(listed.jobs.size()));
    text += u' ' + names.join(u", "_s);
    text += more > 0 ? u' ' + ConnectionsPage::tr("and %n more.", nullptr, more) : QString(u'.');
    if (listed.schedules == 1)
        text += u' ' + ConnectionsPage::tr("A schedule would start one of them.");
    else if (listed.schedules > 1)
        text += u' '
            + ConnectionsPage::tr("%n schedules would start them.", nullptr, listed.schedules);
    return text;
}

void ConnectionsPage::remove()
{
    const ListedConnection *listed = selected();
    if (!listed || m_tester->isRunning())
        return;
    const Connection connection = listed->connection;
    QString text = hasSignIn(connection.service)
        ? tr("Its sign-in is ended at the service and deleted from the vault.")
        : tr("Its keys are deleted from the vault.");
    if (const QString uses = usesOf(*listed); !uses.isEmpty())
        text += u' ' + uses;
    m_context.prompt.confirm(this,
        {.title = tr("Remove “%1”?").arg(connection.name),
            .text = text,
            .action = tr("Remove Connection"),
            .isDestructive = true},
        [page = QPointer(this), connection](bool isYes) {
            if (!page || !isYes)
                return;
            inBackgroundUnlocked(
                page->m_context, page.data(), {.connectionId = connection.id},
                [&application = page->m_context.application, connection] {
                    return removeConnection(application, connection);
                },
                [page, name = connection.name](const Result<SignOutEnd> &end) {
                    page->showSignOut(end, tr("“%1” was removed.").arg(name));
                });
        });
}

void ConnectionsPage::checkAccount()
{
    const ListedConnection *listed = selected();
    if (!listed)
        return;
    if (m_accountCheck && m_accountCheck->connectionId() == listed->connection.id) {
        m_accountCheck->raise();
        m_accountCheck->activateWindow();
        return;
    }
    if (m_accountCheck)
        m_accountCheck->close();
    m_accountCheck = new AccountCheckDialog(m_context, listed->connection, this);
    connect(m_accountCheck, &AccountCheckDialog::checked, this, [this] {
        reload();
        emit connectionsChanged();
    });
    m_accountCheck->show();
}

void ConnectionsPage::duplicate()
{
    const ListedConnection *listed = selected();
    if (!listed)
        return;
    inBackgroundUnlocked(
        m_context, this, {.connectionId = listed->connection.id},
        [&application = m_context.application, connection = listed->connection] {
            return duplicateConnection(application, connection);
        },
        [this](const Result<Connection> &copy) {
            if (!copy) {
                m_bar->showError(copy.error());
                return;
            }
            m_wanted = copy->id;
            if (hasSignIn(copy->service))
                m_bar->showMessage(Tone::Info,
                    tr("“%1” was made. It needs a sign-in of its own.").arg(copy->name),
                    {{u"signIn"_s, tr("Sign In…")}});
            else
                m_bar->showMessage(Tone::Success, tr("“%1” was made.").arg(copy->name));
            reload();
            emit connectionsChanged();
        });
}

// The one action that mends it: a sign-in, or another key.
void ConnectionsPage::mendSelected()
{
    const ListedConnection *listed = selected();
    if (!listed)
        return;
    if (hasSignIn(listed->connection.service)) {
        signIn();
        return;
    }
    if (ConnectionDialog *form = edit(listed->connection))
        form->replaceSecret();
}

void ConnectionsPage::openImport(bool asksForFiles)
{
    auto *dialog = new ImportDialog(m_context, window());
    connect(dialog, &ImportDialog::takenOver, this, &ConnectionsPage::showImported);
    dialog->open();
    if (asksForFiles)
        dialog->chooseFiles();
}

// What to know about it was shown before.
void ConnectionsPage::showImported(const ImportReport &report)
{
    m_bar->showMessage(Tone::Success,
        tr("Imported: %1 added, %2 changed, %3 unchanged.")
            .arg(report.added.size())
            .arg(report.changed.size())
            .arg(report.unchanged.size()));
    reload();
    emit connectionsChanged();
}

// An operator opens a locked one; else its key is looked for again.
void ConnectionsPage::unlockVault()
{
    if (m_vault.state == VaultState::Locked) {
        askForVault(VaultKeyDialog::Task::Unlock);
        return;
    }
    inBackground(
        this, [&application = m_context.application] { return application.vault().unlock(); },
        [this](const Result<void> &done) {
            if (!done)
                m_bar->showMessage(
                    Tone::Error, errorText(done.error()), {{u"unlock"_s, tr("Try Again")}});
            reload();
        });
}

void ConnectionsPage::askForVault(VaultKeyDialog::Task task)
{
    auto *dialog = new VaultKeyDialog(m_context, m_vault, task, {}, window());
    connect(dialog, &QDialog::accepted, this, [this] {
        m_bar->dismiss();
        reload();
        emit connectionsChanged();
    });
    dialog->open();
}

} // namespace sluice
