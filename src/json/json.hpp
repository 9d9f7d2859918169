// Records to JSON, JSON to records, and the schema of that JSON: written once against GWANJE_RECORD and GWANJE_ENUM.
//
//   std::string out;  write_json(out, site);
//   Result<Site, JsonRefusal> site = read_json<Site>(text);
//   JsonSchemas schemas;  std::string reference = json_schema<Site>(schemas);
//
// Wire forms stand in README.md. A type that needs a form of its own specialises Json<T> (see pieces.hpp).
#pragma once

#include "json/containers.hpp"
#include "json/pieces.hpp"
#include "json/records.hpp"

namespace gwanje {

template <class T>
void write_json(std::string& out, const T& value) {
    Json<T>::write(out, value);
}

template <class T>
[[nodiscard]] std::string json_text(const T& value) {
    std::string out;
    Json<T>::write(out, value);
    return out;
}

/// Reads a value that is part of a document.
template <class T>
[[nodiscard]] Result<T, JsonRefusal> read_json(JsonNode at, Strictness strictness = Strictness::complete) {
    JsonReading reading(strictness);
    T value{};
    if (!Json<T>::read(reading, at, value)) return Failure{*reading.refusal()};
    return value;
}

template <class T>
[[nodiscard]] Result<T, JsonRefusal> read_json(std::string_view text, Strictness strictness = Strictness::complete) {
    const Result<JsonDocument, JsonRefusal> document = JsonDocument::parse(text);
    if (!document) return document.failure();
    return read_json<T>(document->root(), strictness);
}

/// The schema of T as JSON; records are put into `schemas` and referred to.
template <class T>
[[nodiscard]] std::string json_schema(JsonSchemas& schemas) {
    return Json<T>::schema(schemas);
}

}  // namespace gwanje
