// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace sluice {

// A field for a count, which is written as counts are everywhere else: Format::count(). What is
// typed may have any signs between its groups, or none. Counts are not negative. GUI thread.
class CountSpinBox final : public QSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountSpinBox)

public:
    explicit CountSpinBox(QWidget *parent = nullptr);

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &cursor) const override;

private:
    QString bare(const QString &text) const; // without what stands before and after it
};

} // namespace sluice
