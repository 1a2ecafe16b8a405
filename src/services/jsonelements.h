// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <map>
#include <optional>
#include <vector>

namespace sluice {

// A large JSON answer, kept as bytes, and the objects of one array of its top level as views into
// them, for pages of records: nothing is copied but the id of each. A plain value, moved and copied
// freely (the bytes are shared), used on one thread at a time. Numbers are never turned into
// doubles here: each element's JSON is what the service wrote. It checks the text's encoding and
// its outline; what is inside an element is checked by whoever reads it.
class JsonElements
{
public:
    struct Element
    {
        QByteArrayView json; // of the object, braces included
        QByteArray id; // its member "id" as text, unescaped
        QByteArray extra; // its member `extraKey` as text, empty if not there
    };

    // ErrorKind::Protocol (with `what` as its first sentence) if the answer is no such object. An
    // element that is no object or has no id is refused too, unless `isIdNeeded` is false.
    static Result<JsonElements> parse(QByteArray answer, QByteArrayView arrayKey,
        const QString &what, QByteArrayView extraKey = {}, bool isIdNeeded = true);

    const std::vector<Element> &elements() const { return m_elements; }
    qsizetype size() const { return qsizetype(m_elements.size()); }

    // The other members of the top level, as they stand in the answer.
    QByteArrayView member(QByteArrayView key) const;
    std::optional<qint64> number(QByteArrayView key) const;

private:
    QByteArray m_bytes; // never written to once the views exist
    std::vector<Element> m_elements;
    std::map<QByteArray, QByteArrayView> m_members;
};

} // namespace sluice
