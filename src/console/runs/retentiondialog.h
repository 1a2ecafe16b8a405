// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "console/main/consolecontext.h"
#include "core/engine/runfiles.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QBoxLayout;
class QCheckBox;
class QPushButton;
class QSpinBox;
class QStandardItemModel;

namespace sluice {

class TableCard;
class TypedLabel;

// How long the files of complete runs are kept, the setting keep-run-files-days: what that means,
// which runs have older ones, and Clean Now. A time that lets files go is asked about before it is
// saved, and Clean Now before it deletes. Looks and work are in the background; its end stops
// cleaning after the run at hand. Opened, never executed; deletes itself. GUI thread. Object name
// `retentionDialog`.
class RetentionDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RetentionDialog)

public:
    RetentionDialog(ConsoleContext context, QWidget *parent);
    ~RetentionDialog() override;

private:
    struct Cleaned
    {
        int runs = 0;
        std::optional<Error> error; // the first one
    };

    void addHead(QBoxLayout *layout);
    void addDays(QBoxLayout *layout);
    void addTable(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    void load();
    void daysChanged();
    void look(); // which runs have files that are older
    void take(const QList<RunFiles::Found> &found);
    void showState();
    QString planText() const;
    qint64 days() const; // 0: kept for good
    qsizetype goingRuns() const;
    void save();
    void saveNow();
    void clean();
    void cleanNow();
    void tell(const QString &text, bool isProblem = false);

    ConsoleContext m_context;
    QTimer m_lookSoon;
    CancelSource m_cancel;
    std::optional<qint64> m_saved; // nothing: not known yet
    std::optional<QList<RunFiles::Found>> m_found; // for days(); nothing: being looked for
    int m_looks = 0;
    bool m_isBusy = false;
    QCheckBox *m_deletes;
    QSpinBox *m_days;
    QPushButton *m_save;
    TypedLabel *m_meaning;
    TypedLabel *m_plan;
    QStandardItemModel *m_model;
    TableCard *m_table = nullptr;
    TypedLabel *m_note;
    QPushButton *m_clean;
    QPushButton *m_close;
};

} // namespace sluice
