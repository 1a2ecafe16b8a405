// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace sluice {

class ElidingComboBox;

// The CSV file that a CRM job writes to instead of the CRM: where it is, what becomes of one that
// is there, how it is written, and the fields that hold health or personal data. It looks at no
// file. GUI thread; owned by the card Write.
class CrmTargetPart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmTargetPart)

public:
    explicit CrmTargetPart(QWidget *parent);

    void setParameters(const QJsonObject &parameters);
    void putInto(QJsonObject &parameters) const; // "targetFile"
    void setPath(const QString &path);
    QString path() const;
    void setReadOnly(bool isReadOnly);

signals:
    void changed();
    void fileWanted(); // to be chosen

private:
    void layOut();

    bool m_isFilling = false;
    QLineEdit *m_path;
    QPushButton *m_choose;
    ElidingComboBox *m_existing;
    ElidingComboBox *m_delimiter;
    ElidingComboBox *m_sensitive;
    QCheckBox *m_mark;
};

} // namespace sluice
