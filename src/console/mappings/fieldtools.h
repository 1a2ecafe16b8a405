// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/mappings/fieldmodel.h"

#include <QWidget>

class QLineEdit;

namespace sluice {

class HeadRow;
class RecordStepper;
class Segments;

// What stands above the fields of every mapping: all of them, those with a problem, those that must
// be filled, those that nothing fills; the find field; buttons; the stepper of sample records. It
// drives the model that it is given. GUI thread; owned by its editor.
class FieldTools final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldTools)

public:
    FieldTools(FieldModel &model, RecordStepper *stepper, QWidget *parent);

    void addButton(QWidget *button); // before the stepper
    void find(const QString &text);
    void show(FieldFilter filter); // all that pass it, whatever was looked for
    void showCounts();
    QLineEdit *findEdit() const { return m_find; }

signals:
    void chosen(); // other fields are shown

private:
    void choose();

    FieldModel &m_model;
    Segments *m_filter;
    QLineEdit *m_find;
    HeadRow *m_row = nullptr;
};

} // namespace sluice
