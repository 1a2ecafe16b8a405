// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Connections does to connections: add, change, sign in, remove, import.
#include "app/application.h"
#include "app/documents/connections.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionspage.h"
#include "console/connections/connectiontester.h"
#include "console/connections/connectionwords.h"
#include "console/connections/pastedialog.h"
#include "console/connections/signindialog.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/widgets/messagebar.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qint64 kLongestConnectionFile = 4 << 20;

} // namespace

void ConnectionsPage::addConnection()
{
    Connection fresh;
    fresh.service = u"zoho-crm"_s;
    fresh.environment = u"sandbox"_s;
    edit(fresh);
}

void ConnectionsPage::edit(const Connection &connection)
{
    if (m_form && m_form->connectionId() == connection.id) {
        m_form->raise();
        m_form->activateWindow();
        return;
    }
    if (m_form)
        m_form->close();
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
    if (!listed || listed->connection.id != id || listed->state == "ready"_L1)
        return;
    if (hasSignIn(listed->connection.service))
        signIn();
    else
        edit(listed->connection);
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
    connect(m_signIn, &SignInDialog::signedIn, this, [this, service](const QString &connectionId) {
        m_bar->showMessage(Tone::Success, tr("Signed in. The connection is being tested."));
        m_tester->start(connectionId, service);
        reload();
        emit connectionsChanged();
    });
    m_signIn->show();
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
            inBackground(
                page.data(),
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
        m_bar->showMessage(Tone::Error, errorText(end.error()));
    else if (end->problem)
        m_bar->showMessage(Tone::Warning, end->problem->text());
    else
        m_bar->showMessage(Tone::Success, done);
    reload();
    emit connectionsChanged();
}

void ConnectionsPage::remove()
{
    const ListedConnection *listed = selected();
    if (!listed || m_tester->isRunning())
        return;
    const Connection connection = listed->connection;
    QString text = tr("Its sign-in is ended at the service and deleted from the vault.");
    if (listed->jobs.size() == 1)
        text += u' ' + tr("The job “%1” uses it and cannot run then.").arg(listed->jobs.front());
    else if (!listed->jobs.isEmpty())
        text += u' ' + tr("%1 jobs use it and cannot run then.").arg(listed->jobs.size());
    m_context.prompt.confirm(this,
        {.title = tr("Remove “%1”?").arg(connection.name),
            .text = text,
            .action = tr("Remove Connection"),
            .isDestructive = true},
        [page = QPointer(this), connection](bool isYes) {
            if (!page || !isYes)
                return;
            inBackground(
                page.data(),
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

void ConnectionsPage::importFile()
{
    m_context.prompt.openFile(this, tr("Import Connections"),
        tr("Connection files (*.json);;All (*)"), [page = QPointer(this)](const QString &path) {
            if (page && !path.isEmpty())
                page->importText(path);
        });
}

void ConnectionsPage::importText(const QString &path)
{
    inBackground(
        this,
        [&application = m_context.application, path]() -> Result<ImportReport> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorKind::Disk, tr("%1 cannot be read").arg(path), file.errorString());
            return application.connections().import(file.read(kLongestConnectionFile));
        },
        [this](const Result<ImportReport> &report) {
            if (!report) {
                m_bar->showMessage(Tone::Error, errorText(report.error()));
                return;
            }
            showImported(*report);
        });
}

void ConnectionsPage::showImported(const ImportReport &report)
{
    const QString counts = tr("Imported: %1 added, %2 changed, %3 unchanged.")
                               .arg(report.added.size())
                               .arg(report.changed.size())
                               .arg(report.unchanged.size());
    m_bar->showMessage(report.notices.isEmpty() ? Tone::Success : Tone::Warning,
        QStringList{counts, report.notices.join(u' ')}.join(u' ').trimmed());
    reload();
    emit connectionsChanged();
}

// What to know about it was shown before.
void ConnectionsPage::pasteSettings()
{
    auto *dialog = new PasteDialog(m_context, window());
    connect(dialog, &PasteDialog::takenOver, this, [this](ImportReport report) {
        report.notices.clear();
        showImported(report);
    });
    dialog->open();
}

void ConnectionsPage::unlockVault()
{
    inBackground(
        this, [&application = m_context.application] { return application.vault().unlock(); },
        [this](const Result<void> &done) {
            if (!done)
                m_bar->showMessage(
                    Tone::Error, errorText(done.error()), {{u"unlock"_s, tr("Try Again")}});
            reload();
        });
}

} // namespace sluice
