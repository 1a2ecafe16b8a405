// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"

#include <QDialog>

namespace sluice {

class ElidingComboBox;

// For which job a mapping is to be made: those without one come first, then the others, then the
// syncs, to make a job there. Opened, never executed; deletes itself; accepted() means that a
// choice was made. GUI thread. Object name `newMappingDialog`.
class NewMappingDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewMappingDialog)

public:
    NewMappingDialog(const QList<Job> &jobs, QWidget *parent);

    QString jobId() const; // empty: a job is to be made first
    QString kind() const; // of that job; empty: one was chosen

private:
    ElidingComboBox *m_jobs;
};

} // namespace sluice
