// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace sluice {

class TypedLabel;

// Stands below a chooser whose list could not be loaded: what went wrong, what to do about it, and
// Try Again. Hidden while there is nothing to say. It loads nothing itself. GUI thread; owned by
// the form.
class LoadProblem final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoadProblem)

public:
    // `list` is what could not be loaded, in a few words, for screen readers.
    LoadProblem(const QString &list, QWidget *parent);

    void setError(const std::optional<Error> &error);
    QString text() const;
    QPushButton *button() const { return m_again; }

signals:
    void againWanted();

private:
    TypedLabel *m_problem;
    TypedLabel *m_advice;
    QPushButton *m_again;
};

} // namespace sluice
