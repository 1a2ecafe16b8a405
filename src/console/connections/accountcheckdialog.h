// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountcheck/accountcheck.h"
#include "app/documents/connection.h"
#include "console/main/consolecontext.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace sluice {

class AccountChecker;
class StepList;
class TypedLabel;

// Check My Account: what the documents leave open, line by line, with the last result and its date.
// A scratch record wants its box ticked, in production the connection's name typed, and a question
// answered. Modeless, GUI thread; owned by the page, deleted when it closes. The check runs in the
// background and is stopped by closing.
class AccountCheckDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountCheckDialog)

public:
    AccountCheckDialog(ConsoleContext context, const Connection &connection, QWidget *parent);
    ~AccountCheckDialog() override;

    QString connectionId() const { return m_connection.id; }

signals:
    void checked(); // a result is kept; settings may have changed

private:
    void makeLines();
    void makeChoices();
    void makeButtons();
    void loadLast();
    void begin();
    void startNow();
    AccountCheckWish wish() const;
    void showFindings(const QList<AccountFinding> &findings, const AccountResult *result);
    void showEnd(const Result<AccountResult> &result);
    void showActions();

    ConsoleContext m_context;
    Connection m_connection;
    AccountChecker *m_checker;
    TypedLabel *m_state;
    StepList *m_lines;
    QCheckBox *m_scratch;
    QLineEdit *m_module;
    QLineEdit *m_name; // typed in production
    QPushButton *m_check;
    QPushButton *m_close;
};

} // namespace sluice
