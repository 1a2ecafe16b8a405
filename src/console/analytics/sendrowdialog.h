// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/singlerows.h"
#include "console/analytics/mappedrow.h"
#include "console/runs/rowwords.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QDialog>

#include <memory>

class QStandardItemModel;

namespace sluice {

namespace Ui {
class SendRowDialog;
}
class Prompt;

// Send One Row…: a ROWID, the row as the table has it beside what would be sent, what is to be done
// with it, and what became of it. A deletion needs the ROWID twice and a yes. It asks for nothing
// and sends nothing itself. Opened, never executed; deletes itself. GUI
// thread. Object name `sendRowDialog`.
class SendRowDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendRowDialog)

public:
    struct Facts
    {
        QString job;
        QString table;
        QString view;
        QString environment;
        bool isChanged = false; // what is shown of the job is not what is saved
    };
    SendRowDialog(const Facts &facts, Prompt &prompt, QWidget *parent);
    ~SendRowDialog() override;

    // Asks for that row at once: what is to be done with it may still be changed.
    void fetchRow(const QString &rowId, RowAction action);
    void setFetched(const QString &rowId, const Result<MappedRow> &row);
    void setWaiting(const QString &why);
    void setEnded(const Result<RowVerdict> &verdict); // another row can be sent

signals:
    void fetchWanted(const QString &rowId);
    void sendWanted(const sluice::RowOrder &order);
    void runWanted(const QString &runId);

private:
    void dress();
    void makeRowTable();
    void fetch();
    void clearFetched();
    void showFetched(const QString &text, Role color);
    RowOrder order() const;
    void check();
    void press();
    void send(const RowOrder &order);
    void showWords(const RowWords &words);

    Facts m_facts;
    Prompt &m_prompt;
    std::unique_ptr<Ui::SendRowDialog> m_ui;
    QStandardItemModel *m_row; // the fetched one, a line for each column
    QString m_fetching; // its ROWID; empty: nothing is asked for
    QString m_runId; // of the row that was sent last
    bool m_isSending = false;
};

} // namespace sluice
