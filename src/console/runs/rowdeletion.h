// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;

namespace sluice {

class Prompt;

// What the deletion of one row asks for, wherever that is offered: its ROWID once more, and a yes.
// It deletes nothing itself. GUI thread; owned by its parent.
class RowDeletion final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowDeletion)

public:
    explicit RowDeletion(QWidget *parent = nullptr);

    bool isTyped(const QString &rowId) const;
    static QString notTyped(); // why it cannot be deleted yet
    void clear();
    void ask(Prompt &prompt, const QString &rowId, const QString &view,
        std::function<void()> then); // `then`: the answer was yes

signals:
    void changed(); // what is typed

private:
    QLineEdit *m_rowId;
};

} // namespace sluice
