// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/erasure/personerasure.h"
#include "console/main/consolecontext.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace sluice {

class PageProgressBar;
class TableCard;
class TypedLabel;

// Erases one person from the data directory: who is meant, then a plan that counts what would go
// where and changes nothing, then, once it is ticked that it is understood and one of the three is
// typed again, the erasing, and what it came to. What is entered belongs to its plan: another
// person needs another one. All work is in the background and tells how far it is; it can be
// stopped as long as nothing was changed, and while it is erased the dialog stays.
// Opened, never executed; deletes itself. GUI thread. Object name `erasePersonDialog`.
class ErasePersonDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErasePersonDialog)

public:
    ErasePersonDialog(const ConsoleContext &context, QWidget *parent);
    ~ErasePersonDialog() override; // which ends the looking
    void reject() override; // not while it is erased

private:
    enum class Phase { Asking, Looking, Planned, Erasing, Erased };
    using Report = PersonErasure::Report;
    struct News; // of the thread that works

    void addHead(QBoxLayout *layout);
    void addFields(QBoxLayout *layout);
    void addPlan(QBoxLayout *layout);
    void addAnswers(QBoxLayout *layout);
    void addButtons(QBoxLayout *layout);
    QStringList given() const;
    Result<ErasureSubject> subject() const;
    bool isAnswered() const;
    QString eraseReason() const; // why Erase cannot be pressed; empty: it can
    void personChanged();
    void work(bool isErasing);
    void stop();
    void showProgress();
    void take(const Result<Report> &report, bool isErasing);
    void showReport(const Report &report);
    void showProblem(const QString &text);
    void showState();

    ConsoleContext m_context;
    Phase m_phase = Phase::Asking;
    std::optional<Report> m_plan;
    QLineEdit *m_id;
    QLineEdit *m_email;
    QLineEdit *m_phone;
    QPushButton *m_find;
    PageProgressBar *m_progress;
    TypedLabel *m_doing; // and how far it is
    QPushButton *m_stop;
    QTimer m_progressTimer;
    CancelSource m_cancel;
    std::shared_ptr<News> m_news;
    TypedLabel *m_summary;
    QStandardItemModel *m_places;
    TableCard *m_table = nullptr;
    TypedLabel *m_problem;
    QCheckBox *m_understand;
    TypedLabel *m_againTitle;
    QLineEdit *m_again;
    QPushButton *m_close;
    QPushButton *m_erase;
};

} // namespace sluice
