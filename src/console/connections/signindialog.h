// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/canceltoken.h"
#include "base/error.h"
#include "console/main/consolecontext.h"

#include <QDialog>
#include <QUrl>

#include <memory>

namespace Ui {
class SignInDialog;
}

namespace sluice {

class TintBox;

// Signing in to Zoho with the code of a self client: the steps, the scopes to paste there, the code
// to paste here. Modeless, GUI thread; owned by the page, deleted when it closes. The exchange runs
// in the background and ends when the dialog closes; the code is cleared once it has been sent.
class SignInDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInDialog)

public:
    SignInDialog(ConsoleContext context, const Connection &connection, QWidget *parent);
    ~SignInDialog() override;

    QString connectionId() const { return m_connection.id; }

signals:
    void signedIn(const QString &connectionId);

private:
    void dressForm();
    void showPlace();
    void checkCode();
    void signIn();
    void showProblem(const Error &error);

    ConsoleContext m_context;
    Connection m_connection;
    QUrl m_console;
    CancelSource m_cancel;
    std::unique_ptr<Ui::SignInDialog> m_ui;
    TintBox *m_problem = nullptr;
    bool m_isBusy = false;
};

} // namespace sluice
