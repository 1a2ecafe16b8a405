// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/error.h"
#include "console/main/consolecontext.h"

#include <QDialog>

#include <memory>
#include <utility>

class QLineEdit;

namespace Ui {
class ConnectionDialog;
}

namespace sluice {

class SecretField;
class TintBox;

// The form of a connection to Zoho CRM, new or there already. Modeless, GUI thread; owned by the
// page, deleted when it closes. Saves in the background; secrets go into the vault and never come
// back into the form.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDialog)

public:
    // `connection` without an id: a new one.
    ConnectionDialog(ConsoleContext context, const Connection &connection, QWidget *parent);
    ~ConnectionDialog() override;

    QString connectionId() const { return m_connection.id; }

signals:
    void saved(const sluice::Connection &connection, bool isNew);

private:
    void dressForm();
    void showConnection();
    void showHosts();
    void showStored(SecretField *field, const QString &which);
    void chooseCaFile();
    Connection entered() const;
    void save();
    void showProblem(const Error &error);
    void clearProblem();
    QList<std::pair<QString, QLineEdit *>> fieldsByKey() const; // as the check names them

    ConsoleContext m_context;
    Connection m_connection;
    std::unique_ptr<Ui::ConnectionDialog> m_ui;
    TintBox *m_problem = nullptr;
};

} // namespace sluice
