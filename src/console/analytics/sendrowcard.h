// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/card.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QList>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace sluice {

class ElidingComboBox;

// Send One Row in one line: whose table, what is to be done, and which row. It fetches and sends
// nothing itself: what is asked for is shown first, elsewhere. GUI thread; owned by the board.
// Object name `sendRowCard`.
class SendRowCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendRowCard)

public:
    // A job and the table that it sends rows of.
    struct Choice
    {
        QString job;
        QString table;
        bool operator==(const Choice &) const = default;
    };
    explicit SendRowCard(QWidget *parent = nullptr);

    // Those that there are; the one that was chosen last stays.
    void setChoices(const QList<Choice> &choices);
    void choose(const QString &job);

signals:
    void fetchWanted(const QString &job, const QString &rowId, sluice::RowAction action);

private:
    void layOutLine();
    QString rowId() const;
    void check();
    void fetch();

    ElidingComboBox *m_job;
    QComboBox *m_action;
    QLineEdit *m_rowId;
    QPushButton *m_fetch;
    QList<Choice> m_choices;
    QString m_wanted; // a job
};

} // namespace sluice
