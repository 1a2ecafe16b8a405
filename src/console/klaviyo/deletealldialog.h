// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QDialog>
#include <QJsonObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace sluice {

namespace Ui {
class DeleteAllDialog;
}

// Before all products or categories are deleted at Klaviyo: where, how many there are, which of
// them, and the word that must be typed; above 10,000 the exact number too. Delete is possible only
// when everything is answered and three seconds have passed since; Cancel is the default. It counts
// and deletes nothing itself. Opened, never executed; deletes itself. GUI thread. Object name
// `deleteAllDialog`.
class DeleteAllDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeleteAllDialog)

public:
    struct Facts
    {
        QString resource; // "products", "categories": the word
        QString connection;
        QString environment;
        QString account;
        std::chrono::milliseconds delay{3'000};
    };
    DeleteAllDialog(const Facts &facts, QWidget *parent);
    ~DeleteAllDialog() override;

    bool isEverything() const;
    void setCounting(); // of what is chosen now
    void setCount(qint64 count);
    void setProblem(const Error &error); // it could not be counted
    std::optional<qint64> count() const { return m_count; }
    // What the run is told, and what the count is made with.
    QJsonObject selection() const;

signals:
    void countWanted(); // something else is to be deleted
    void deletionWanted(); // Delete was pressed; the dialog stays until accept()

private:
    void dress();
    void showWhat();
    void showCount();
    void check();
    bool isAnswered() const;

    Facts m_facts;
    std::unique_ptr<Ui::DeleteAllDialog> m_ui;
    std::optional<qint64> m_count;
    bool m_isCounting = false;
    QTimer m_delay; // since everything was answered
};

} // namespace sluice
