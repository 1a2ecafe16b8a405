// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/connectionwork.h"
#include "services/servicetest.h"

#include <QScrollArea>

#include <optional>

class QMenu;
class QPushButton;

namespace sluice {

class BadgeLabel;
class Card;
class ColorMark;
class ElidingLabel;
class TintBox;
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

    int leastWidth() const; // without a bar below
    void fillMenu(QMenu *menu) const; // with what the buttons that are shown do

    void setConnection(const ListedConnection &listed);
    // The test of the connection that is shown; without steps: none in this session.
    void setTest(const QList<ServiceTestStep> &steps, qint64 startedAtMs, bool isRunning);

signals:
    void testWanted();
    void cancelWanted();
    void editWanted();
    void signInWanted();
    void signOutWanted();
    void mendWanted(); // sign in again, or replace a key
    void duplicateWanted();
    void caFileWanted();
    void removeWanted();
    void checkWanted();
    void logWanted();

private:
    void makeBody();
    void makeButtons(QWidget *card);
    void makeLinks(QWidget *card);
    void showMend();
    QString usesText() const;
    void showActions();

    ListedConnection m_listed;
    bool m_isRunning = false;
    bool m_hasTest = false;
    Card *m_card;
    ColorMark *m_mark;
    ElidingLabel *m_name;
    BadgeLabel *m_badge;
    TypedLabel *m_facts;
    ElidingLabel *m_testTime;
    TintBox *m_mend; // why it cannot be used, with the one action that mends it
    QPushButton *m_mendButton;
    StepList *m_steps;
    QPushButton *m_test;
    QPushButton *m_edit;
    QPushButton *m_signIn;
    QPushButton *m_signOut;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_checkAccount;
};

} // namespace sluice
