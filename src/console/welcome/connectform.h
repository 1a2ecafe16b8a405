// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "base/error.h"
#include "console/main/consolecontext.h"
#include "console/welcome/connectwork.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLineEdit;
class QPushButton;

namespace sluice {

class Card;
class ElidingComboBox;
class ServiceForm;

// The accounts of one sync, as Connect Your Accounts asks for them: only what a connection needs,
// each with where the service shows it; services of Zoho with one sign-in for all. What is there
// already can be taken instead. GUI thread; owned by the dialog; it saves nothing.
class ConnectForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectForm)

public:
    // `known`: connections that are there; those to a sandbox are not offered.
    ConnectForm(const ConsoleContext &context, const QString &kind, const QList<Connection> &known,
        QWidget *parent);

    QStringList services() const; // source, then target; once each
    QString chosen(const QString &service) const; // a connection by name; empty: a new one
    QList<NewAccount> newAccounts() const;
    QString environment() const;
    Secret code() const; // of the self client; empty where nobody signs in
    bool needsSignIn() const;
    bool isTyped() const; // something was typed into it

    // Those that were made of it: they are changed the next time, and keep their sign-in.
    void setMade(const QList<Connection> &made);
    // The first thing that is missing or wrong, its field marked and focused.
    std::optional<Error> check(bool needsCode);

signals:
    void browserWanted();

private:
    struct Address
    {
        QString key;
        QLineEdit *edit = nullptr;
    };
    struct Part
    {
        QString service;
        Card *card = nullptr;
        ElidingComboBox *choice = nullptr; // null: nothing to choose from
        QWidget *fields = nullptr;
        ServiceForm *form = nullptr;
        QList<Address> addresses;
        QString madeId = {};
    };
    void addPart(const QString &service, const QList<Connection> &known, QBoxLayout *layout);
    void addAddresses(Part &part, QBoxLayout *layout);
    void addSignIn(QBoxLayout *layout);
    void arrange(); // after a choice
    bool isNew(const Part &part) const;
    Connection connectionOf(const Part &part) const;
    std::optional<Error> checkPart(const Part &part);
    QUrl consoleUrl() const;

    ConsoleContext m_context;
    QList<Part> m_parts;
    ElidingComboBox *m_environment;
    Card *m_signIn = nullptr;
    QLineEdit *m_code = nullptr;
    QPushButton *m_console = nullptr;
    bool m_isSignedIn = false; // what was made of it
};

} // namespace sluice
