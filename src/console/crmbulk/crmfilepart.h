// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/files/sourcefile.h"

#include <QJsonObject>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace sluice {

class ElidingComboBox;
class RowView;
class TypedLabel;

// The CSV file of the operator that a CRM job reads instead of a module: where it is, how it is
// written, and its first rows. It reads no file. GUI thread; owned by the card Source.
class CrmFilePart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmFilePart)

public:
    explicit CrmFilePart(QWidget *parent);

    void setParameters(const QJsonObject &parameters);
    void putInto(QJsonObject &parameters) const; // "sourceFile"
    void setReadOnly(bool isReadOnly);

    SourceFile file() const;
    void setPath(const QString &path);
    // Of the file that is named; nothing: it is being read.
    void setSample(const std::optional<Result<SourceSample>> &sample);
    const QStringList &columns() const { return m_columns; } // empty: not known

signals:
    void changed();
    void fileWanted(); // to be chosen
    void fileChanged(); // its first rows are to be read

private:
    static constexpr int kRowsShown = 4;

    void layOut();
    void connectFields();

    QStringList m_columns;
    bool m_isFilling = false;
    QLineEdit *m_path;
    QPushButton *m_choose;
    ElidingComboBox *m_delimiter;
    ElidingComboBox *m_encoding;
    QStandardItemModel *m_sample;
    RowView *m_sampleView;
    TypedLabel *m_note;
};

} // namespace sluice
