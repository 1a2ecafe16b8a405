// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/resumereview.h"

#include <QDialog>

class QPushButton;
class QStandardItemModel;

namespace sluice {

class EmptyState;
class TableCard;
class TypedLabel;
class Well;

// The interrupted runs, with how far each is and what of it would be done again: which go on, which
// are given up. It asks nobody and changes nothing by itself. Opened, never executed; deletes
// itself. GUI thread. Object name `resumeDialog`.
class ResumeDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumeDialog)

public:
    explicit ResumeDialog(QWidget *parent);

    // All are checked at first, or the one alone that was asked for.
    void setReviews(const QList<ResumeReview> &reviews, const QString &onlyRun = {});
    void setEndedRun(); // one that was stopped or has failed: there is nothing to discard
    void setProblem(const QString &text);

signals:
    void resumeWanted(const QStringList &runIds);
    void discardWanted(const QStringList &runIds);

private:
    QStringList checked() const;
    void showChosen();
    void showButtons();

    QList<ResumeReview> m_reviews;
    QStandardItemModel *m_model;
    TypedLabel *m_heading;
    TableCard *m_table;
    EmptyState *m_empty;
    Well *m_facts;
    TypedLabel *m_repeated;
    TypedLabel *m_problem;
    QPushButton *m_discard;
    QPushButton *m_resume;
};

} // namespace sluice
