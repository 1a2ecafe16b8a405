// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/error.h"
#include "base/secret.h"
#include "console/main/consolecontext.h"

#include <QDialog>

#include <memory>
#include <utility>

class QLabel;
class QLineEdit;

namespace sluice {

namespace Ui {
class ConnectionDialog;
}

class SecretField;
class ServiceForm;
class TintBox;

// The form of a connection, new or there already; what its service asks for is a ServiceForm in it.
// Modeless, GUI thread; owned by the page, deleted when it closes. Saves in the background; secrets
// go into the vault and never come back into the form.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDialog)

public:
    // `connection` without an id: a new one, whose service can still be chosen; without a service
    // it is Zoho CRM.
    ConnectionDialog(ConsoleContext context, const Connection &connection, QWidget *parent);
    ~ConnectionDialog() override;

    QString connectionId() const { return m_connection.id; }
    bool isChanged() const; // something was typed that is not saved
    void save(); // as its button does; it closes once that is done
    void replaceSecret(); // the one that a service refuses: asked for at once
    void showCaFile(); // asked for at once
    void reject() override; // asks, if there are changes

signals:
    void saved(const sluice::Connection &connection, bool isNew);
    void saveEnded(bool isSaved); // once for each save(); the form shows why it could not

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    static constexpr int kConnectionFormWidth = 560;
    static constexpr int kDialogMargin = 24;
    static constexpr int kDialogColumnGap = 12;

    void dressForm();
    void showConnection();
    void chooseService(const QString &service);
    void makeAddresses();
    void orderTabs();
    void alignLabels();
    int inner() const;
    void fitNotes();
    void fitHeight();
    void fitLater();
    void showVault(const QString &text);
    void showTitle();
    void showHosts();
    void showStored(SecretField *field, const QString &which);
    void chooseCaFile();
    Connection entered() const;
    QMap<QString, Secret> enteredSecrets() const;
    bool check(const Connection &connection, const QMap<QString, Secret> &values);
    void showProblem(const Error &error);
    void clearProblem();
    bool checkSecrets(const Connection &connection, const QMap<QString, Secret> &values);
    QList<std::pair<QString, QWidget *>> fieldsByKey() const; // as the check names them

    ConsoleContext m_context;
    Connection m_connection;
    Connection m_shown; // as it would be saved untouched
    std::unique_ptr<Ui::ConnectionDialog> m_ui;
    struct Address
    {
        QString key;
        QLabel *label = nullptr;
        QLineEdit *edit = nullptr;
    };
    ServiceForm *m_form = nullptr;
    QList<Address> m_addresses;
    int m_labelWidth = 0;
    TintBox *m_problem = nullptr;
};

} // namespace sluice
