import FramePrograms
import Foundation
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Swift values as rows of the engine")
struct CodableRowTests {
  private struct Trip: Codable, Equatable {
    var id: Int
    var fare: Double
    var tip: Double?
    var city: String
  }

  private struct Parcel: Codable, Equatable {
    struct Item: Codable, Equatable {
      var name: String
      var price: Decimal?
    }
    var number: Int32
    var sent: Date
    var due: CivilDate
    var items: [Item]
    var weights: [String: Float]
    var seal: [UInt8]
    var position: Vector
    var note: String?
  }

  private func trips(_ count: Int) -> [Trip] {
    (0..<count).map {
      Trip(id: $0, fare: Double($0) / 4, tip: $0 % 3 == 0 ? nil : 1.5, city: "city \($0 % 7)")
    }
  }

  @Test func `Values come back as they were`() async throws {
    let session = try await Session.embedded()
    let parcels = [
      Parcel(
        number: 1, sent: Date(timeIntervalSince1970: 1_700_000_000.5),
        due: CivilDate(year: 2024, month: 2, day: 29),
        items: [.init(name: "å", price: Decimal(string: "12.5")), .init(name: "", price: nil)],
        weights: ["a": 1.5, "b": 2], seal: [0, 255], position: .dense([1, 2]), note: nil),
      Parcel(
        number: -1, sent: Date(timeIntervalSince1970: -1), due: CivilDate(year: 1, month: 1, day: 1),
        items: [],
        weights: [:], seal: [], position: .dense([0, 0]), note: "\"quoted\", with\na line"),
    ]
    let frame = try session.createDataFrame(parcels)
    #expect(try await frame.collect(as: Parcel.self) == parcels)
    #expect(try await frame.filter("size(items) = 0").collect(as: Parcel.self) == [parcels[1]])
    #expect(
      try await frame.schema.field("items").dataType.simpleString
        == "array<struct<name:string,price:decimal(38,18)>>")
  }

  @Test func `Frames of values take part in queries`() async throws {
    struct CityMean: Decodable, Equatable {
      var city: String
      var mean: Double
      var n: Int
    }
    let session = try await Session.embedded()
    let means = try session.createDataFrame(trips(14)).groupBy("city")
      .agg(call("avg", "fare").alias("mean"), call("count", lit(1)).alias("n")).orderBy("city")
    #expect(try await means.limit(1).collect(as: CityMean.self) == [.init(city: "city 0", mean: 0.875, n: 2)])
  }

  @Test func `Rows stream in order, and the iteration may end early`() async throws {
    let session = try await Session.embedded()
    let all = trips(20_000)
    let frame = try session.createDataFrame(all)
    var number = 0
    for try await trip in try await frame.rows(as: Trip.self) {
      #expect(trip == all[number])
      number += 1
      if number == 5_000 { break }
    }
    #expect(try await frame.count() == 20_000)
    let ids = session.range(5_000_000)
    var sum = 0
    for try await id in try await ids.rows(as: Int.self) {
      sum += id
      if id == 10 { break }
    }
    #expect(sum == 55)
  }

  @Test func `A column is collected with or without nulls`() async throws {
    let session = try await Session.embedded()
    let frame = try session.createDataFrame(trips(3_000))
    #expect(try await frame.collectColumn("fare", as: Double.self).reduce(0, +) == 1_124_625)
    #expect(try await frame.collectColumn("id", as: Int.self) == Array(0..<3_000))
    let tips = try await frame.collectColumn("tip", as: Double?.self)
    #expect(tips.filter { $0 == nil }.count == 1_000)
    #expect(try await frame.collectColumn("city", as: String.self).first == "city 0")
    await #expect {
      _ = try await frame.collectColumn("tip", as: Double.self)
    } throws: { error in
      let error = error as? GnistaError
      return error?.code == .invalidValue && error?.message.hasPrefix("row 0, column 'tip': null") == true
    }
    await #expect {
      _ = try await frame.collectColumn("fair", as: Double.self)
    } throws: { ($0 as? GnistaError)?.code == .unknownColumn }
  }

  @Test func `An error in a later row names its number`() async throws {
    let session = try await Session.embedded()
    let frame = session.range(10_000).selectExpr("id", "CASE WHEN id = 7777 THEN NULL ELSE id END AS value")
    struct Pair: Decodable {
      var id: Int
      var value: Int
    }
    await #expect {
      _ = try await frame.collect(as: Pair.self)
    } throws: { error in
      (error as? GnistaError)?.message.hasPrefix("row 7777, column 'value': null cannot be read as Int")
        == true
    }
  }

  @Test func `An empty list has the columns of its type`() async throws {
    let session = try await Session.embedded()
    let frame = try session.createDataFrame([Trip]())
    #expect(try await frame.columns == ["id", "fare", "tip", "city"])
    #expect(try await frame.collect(as: Trip.self) == [])
    let chosen = try session.createDataFrame(trips(2), schema: Schema(ddl: "city STRING, id SMALLINT"))
    #expect(try await chosen.schema.fields.map(\.dataType) == [.string, .short])
  }
}
