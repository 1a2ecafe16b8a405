// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/connectionwork.h"
#include "services/servicetest.h"

#include <QScrollArea>

#include <optional>

class QPushButton;

namespace sluice {

class BadgeLabel;
class Card;
class ElidingLabel;
class StepList;
class TypedLabel;

// The selected connection beside the list: its state, its facts, its test step by step, and what
// can be done with it. GUI thread; owned by the page, which does what the buttons ask for.
class ConnectionPanel final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionPanel)

public:
    explicit ConnectionPanel(QWidget *parent = nullptr);

    void setConnection(const ListedConnection &listed);
    // The test of the connection that is shown; without steps: none in this session.
    void setTest(const QList<ServiceTestStep> &steps, qint64 startedAtMs, bool isRunning);

signals:
    void testWanted();
    void cancelWanted();
    void editWanted();
    void signInWanted();
    void signOutWanted();
    void removeWanted();
    void checkWanted();
    void logWanted();

private:
    void makeButtons(QWidget *card);
    void showActions();

    ListedConnection m_listed;
    bool m_isRunning = false;
    Card *m_card;
    ElidingLabel *m_name;
    BadgeLabel *m_badge;
    TypedLabel *m_facts;
    ElidingLabel *m_testTime;
    StepList *m_steps;
    QPushButton *m_test;
    QPushButton *m_edit;
    QPushButton *m_signIn;
    QPushButton *m_signOut;
    QPushButton *m_remove;
    QPushButton *m_checkAccount;
};

} // namespace sluice
