// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/canceltoken.h"
#include "base/result.h"
#include "console/main/consolecontext.h"

#include <QDialog>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

class QLineEdit;

namespace sluice {

namespace Ui {
class SignInDialog;
}

class TintBox;
class WebSignIn;

// Signing in to Zoho: with the code of a self client, through the browser, or with a refresh token.
// Modeless, GUI thread; owned by the page, deleted when it closes. Waiting and exchanges run in the
// background and end when the dialog closes; what was pasted is cleared once it has been sent.
class SignInDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInDialog)

public:
    SignInDialog(ConsoleContext context, const Connection &connection, QWidget *parent);
    ~SignInDialog() override;

    QString connectionId() const { return m_connection.id; }
    void showBrowser(); // its tab in front

signals:
    // With the scopes that the service says it gave; none: it says nothing of them.
    void signedIn(const QString &connectionId, const QStringList &scopes = {});

private:
    void dressForm();
    void showPlace();
    void dressBrowser();
    void checkCode();
    void signIn();
    void showEnd(const Result<QStringList> &granted);
    void showProblem(const Error &error);
    QLineEdit *secretEdit() const; // of the tab that is shown; none for the browser's

    void beginWeb(std::function<void()> then);
    void waitForBrowser();
    void stopWeb();
    void openBrowser();
    void copyLink();
    void pasteAddress();
    void showWaiting();

    ConsoleContext m_context;
    Connection m_connection;
    QUrl m_console;
    CancelSource m_cancel;
    std::unique_ptr<Ui::SignInDialog> m_ui;
    TintBox *m_problem = nullptr;
    bool m_isBusy = false;

    std::shared_ptr<WebSignIn> m_web; // while the browser is awaited
    CancelSource m_webCancel;
    QTimer m_webTimer;
    qint64 m_webEndMs = 0;
};

} // namespace sluice
